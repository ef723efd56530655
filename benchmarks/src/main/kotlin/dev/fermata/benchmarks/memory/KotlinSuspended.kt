package dev.fermata.benchmarks.memory

import dev.fermata.benchmarks.start
import kotlin.coroutines.Continuation
import kotlin.coroutines.intrinsics.COROUTINE_SUSPENDED
import kotlin.coroutines.intrinsics.suspendCoroutineUninterceptedOrReturn
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.DelicateCoroutinesApi
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.GlobalScope
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch

// Top-level functions, so that the coroutines hold no "this" beside their locals.

private val gate = CompletableDeferred<Int>()
private var innermost: Continuation<Int>? = null
private var result = 0

/** Suspends one bare coroutine; returns the innermost continuation, which holds all else. */
fun raw(a: Int, b: Int, c: String): Any {
    start { rawOne(a, b, c) }
    return innermost!!
}

private suspend fun rawOne(a: Int, b: Int, c: String): Int = never() + a + b + c.length

/** Suspends a bare coroutine with calls in each other; returns the innermost continuation. */
fun rawChain(depth: Int, a: Int, b: Int, c: String): Any {
    start { rawFrom(depth, a, b, c) }
    return innermost!!
}

private suspend fun rawFrom(depth: Int, a: Int, b: Int, c: String): Int {
    val r = if (depth == 1) never() else rawFrom(depth - 1, a, b, c)
    return r + a + b + c.length
}

private suspend fun never(): Int =
    suspendCoroutineUninterceptedOrReturn {
        innermost = it
        COROUTINE_SUSPENDED
    }

/** Suspends one job; returns it. */
@OptIn(DelicateCoroutinesApi::class)
fun launched(a: Int, b: Int, c: String): Any =
    GlobalScope.launch(Dispatchers.Unconfined) { result = gate.await() + a + b + c.length }

/** Has one job sleep for an hour; returns it. */
@OptIn(DelicateCoroutinesApi::class)
fun asleep(a: Int, b: Int, c: String): Any =
    GlobalScope.launch(Dispatchers.Unconfined) {
        delay(3_600_000)
        result = a + b + c.length
    }
