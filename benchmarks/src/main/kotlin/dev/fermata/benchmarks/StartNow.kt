package dev.fermata.benchmarks

import kotlin.coroutines.Continuation
import kotlin.coroutines.EmptyCoroutineContext
import kotlin.coroutines.intrinsics.COROUTINE_SUSPENDED
import kotlin.coroutines.intrinsics.startCoroutineUninterceptedOrReturn

/** Keeps the result of a coroutine that runs without any library. */
class Outcome<T> : Continuation<T> {
    override val context get() = EmptyCoroutineContext

    private var result: Result<T>? = null

    override fun resumeWith(result: Result<T>) {
        this.result = result
    }

    /** Whether the coroutine has ended. */
    val isDone get() = result != null

    /** The result of the coroutine, which must have ended. */
    fun get(): T = result!!.getOrThrow()

    /** What the coroutine has failed with, which it must have. */
    fun failure(): Throwable = result!!.exceptionOrNull()!!
}

/** Starts [block] in this thread, without a dispatcher; what it returns is in the outcome when it ends. */
fun <T> start(block: suspend () -> T): Outcome<T> {
    val outcome = Outcome<T>()
    val result = block.startCoroutineUninterceptedOrReturn(outcome)
    if (result !== COROUTINE_SUSPENDED) {
        @Suppress("UNCHECKED_CAST")
        outcome.resumeWith(Result.success(result as T))
    }
    return outcome
}
