package dev.fermata.benchmarks.hotloop

import dev.fermata.benchmarks.start
import kotlinx.coroutines.CompletableDeferred

/** Loops that await Deferreds of kotlinx.coroutines. */
class DeferredHotLoop(private val data: IntArray, private val values: Array<Int>) {
    private val ready = Array(values.size) { CompletableDeferred(values[it]) }
    private var taken = 0
    private var pending = CompletableDeferred<Int>()

    fun ready(initial: Int): Int = start { allAwaited(initial) }.get()

    private suspend fun allAwaited(initial: Int): Int {
        var hash = initial
        for (i in data.indices) {
            hash = hash * MULTIPLIER + ready[i and (ready.size - 1)].await()
        }
        return hash
    }

    fun rare(initial: Int): Int {
        taken = 0
        return start { missingAwaited(initial, ::nextReady) }.get()
    }

    private fun nextReady() = ready[taken++ and (ready.size - 1)]

    fun suspending(initial: Int): Int {
        taken = 0
        val outcome = start { missingAwaited(initial, ::nextPending) }
        while (!outcome.isDone) {
            pending.complete(values[taken++ and (values.size - 1)])
        }
        return outcome.get()
    }

    private fun nextPending(): CompletableDeferred<Int> {
        pending = CompletableDeferred<Int>()
        return pending
    }

    private suspend fun missingAwaited(initial: Int, source: () -> CompletableDeferred<Int>): Int {
        var sum = initial
        for (i in data.indices) {
            var value = data[i]
            if (value == 0) {
                value = source().await()
            }
            sum += value * MULTIPLIER
        }
        return sum
    }
}
