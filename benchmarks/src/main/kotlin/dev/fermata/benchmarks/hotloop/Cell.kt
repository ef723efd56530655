package dev.fermata.benchmarks.hotloop

import kotlin.coroutines.Continuation
import kotlin.coroutines.intrinsics.COROUTINE_SUSPENDED
import kotlin.coroutines.intrinsics.suspendCoroutineUninterceptedOrReturn
import kotlin.coroutines.resume

/** The constant of the steps, the same for all contestants. */
internal const val MULTIPLIER = 1_664_525

/** A future with one waiter, as small as can be. */
internal class Cell(value: Int?) {
    @Volatile
    private var state: Any? = value
    private var waiter: Continuation<Int>? = null

    suspend fun await(): Int =
        suspendCoroutineUninterceptedOrReturn {
            state ?: run {
                waiter = it
                COROUTINE_SUSPENDED
            }
        }

    fun complete(value: Int) {
        state = value
        waiter!!.resume(value)
    }
}
