package dev.fermata.benchmarks.chain

import dev.fermata.benchmarks.start
import kotlin.coroutines.Continuation
import kotlin.coroutines.intrinsics.COROUTINE_SUSPENDED
import kotlin.coroutines.intrinsics.suspendCoroutineUninterceptedOrReturn
import kotlin.coroutines.resume
import kotlin.coroutines.resumeWithException

/** A chain whose innermost call leaves its bare continuation in a field, or in a queue. */
class RawChain {
    private var value: Continuation<Int>? = null
    private var turn: Continuation<Unit>? = null
    private val queue = ArrayDeque<Continuation<Unit>>()

    fun once(depth: Int, first: Int): Int {
        val outcome = start { onceFrom(depth, first) }
        value!!.resume(first)
        return outcome.get()
    }

    fun failed(depth: Int, first: Int, failure: Throwable): Throwable {
        val outcome = start { onceFrom(depth, first) }
        value!!.resumeWithException(failure)
        return outcome.failure()
    }

    private suspend fun onceFrom(depth: Int, x: Int): Int =
        if (depth == 1) nextValue() + x else onceFrom(depth - 1, x + 1) + x

    private suspend fun nextValue(): Int =
        suspendCoroutineUninterceptedOrReturn {
            value = it
            COROUTINE_SUSPENDED
        }

    fun kept(depth: Int, first: Int, resumes: Int): Int {
        val outcome = start { keptFrom(depth, first, resumes) }
        for (i in 0 until resumes) {
            turn!!.resume(Unit)
        }
        return outcome.get()
    }

    private suspend fun keptFrom(depth: Int, x: Int, resumes: Int): Int =
        if (depth == 1) rounds(x, resumes) else keptFrom(depth - 1, x + 1, resumes) + x

    private suspend fun rounds(x: Int, resumes: Int): Int {
        var sum = 0
        for (i in 0 until resumes) {
            sum += x
            nextTurn()
        }
        return sum
    }

    private suspend fun nextTurn() =
        suspendCoroutineUninterceptedOrReturn {
            turn = it
            COROUTINE_SUSPENDED
        }

    fun keptQueued(depth: Int, first: Int, resumes: Int): Int {
        val outcome = start { keptQueuedFrom(depth, first, resumes) }
        while (true) {
            (queue.removeFirstOrNull() ?: break).resume(Unit)
        }
        return outcome.get()
    }

    private suspend fun keptQueuedFrom(depth: Int, x: Int, resumes: Int): Int =
        if (depth == 1) queuedRounds(x, resumes) else keptQueuedFrom(depth - 1, x + 1, resumes) + x

    private suspend fun queuedRounds(x: Int, resumes: Int): Int {
        var sum = 0
        for (i in 0 until resumes) {
            sum += x
            queuedTurn()
        }
        return sum
    }

    private suspend fun queuedTurn() =
        suspendCoroutineUninterceptedOrReturn {
            queue.addLast(it)
            COROUTINE_SUSPENDED
        }
}
