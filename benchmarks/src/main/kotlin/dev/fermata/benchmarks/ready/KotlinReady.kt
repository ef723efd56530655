package dev.fermata.benchmarks.ready

import dev.fermata.benchmarks.start
import kotlin.coroutines.intrinsics.COROUTINE_SUSPENDED
import kotlin.coroutines.intrinsics.suspendCoroutineUninterceptedOrReturn
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.Deferred

/** Awaits what is ready. */
class KotlinReady(values: Array<Int>) {
    private val deferreds: Array<Deferred<Int>> = Array(values.size) { CompletableDeferred(values[it]) }
    private val cells = Array(values.size) { Cell(values[it]) }

    /** A future, as small as can be. */
    private class Cell(value: Any) {
        @Volatile
        private var state: Any? = value

        suspend fun await(): Int =
            suspendCoroutineUninterceptedOrReturn { state ?: COROUTINE_SUSPENDED }
    }

    fun deferred(count: Int): Int = start { sumDeferreds(count) }.get()

    private suspend fun sumDeferreds(count: Int): Int {
        var sum = 0
        for (i in 0 until count) {
            sum += deferreds[i and (deferreds.size - 1)].await()
        }
        return sum
    }

    fun raw(count: Int): Int = start { sumCells(count) }.get()

    private suspend fun sumCells(count: Int): Int {
        var sum = 0
        for (i in 0 until count) {
            sum += cells[i and (cells.size - 1)].await()
        }
        return sum
    }
}
