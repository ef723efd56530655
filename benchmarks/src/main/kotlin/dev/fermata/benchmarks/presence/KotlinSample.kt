package dev.fermata.benchmarks.presence

import dev.fermata.benchmarks.start
import kotlin.coroutines.Continuation
import kotlin.coroutines.intrinsics.COROUTINE_SUSPENDED
import kotlin.coroutines.intrinsics.suspendCoroutineUninterceptedOrReturn
import kotlin.coroutines.resume

// Three top-level functions that suspend and go on when their class is initialized, as in the
// other samples, which have no object either.

private var gate: Continuation<Int>? = null

private val result = run()

private fun run(): Int {
    val loop = start { loop(2, "a") }
    gate!!.resume(1)
    gate!!.resume(1)
    val caller = start { caller(1, "a") }
    gate!!.resume(1)
    gate!!.resume(1)
    val sum = loop.get() + caller.get()
    check(sum == 12)
    return sum
}

private suspend fun leaf(a: Int, b: String): Int = a + opened() + b.length

private suspend fun opened(): Int =
    suspendCoroutineUninterceptedOrReturn {
        gate = it
        COROUTINE_SUSPENDED
    }

private suspend fun caller(a: Int, b: String): Int {
    val first = leaf(a, b)
    return leaf(first, b) + b.length + 1
}

private suspend fun loop(n: Int, b: String): Int {
    var sum = 0
    for (i in 0 until n) {
        sum += leaf(i, b)
    }
    return sum
}
