package dev.fermata.benchmarks.yielding

import dev.fermata.benchmarks.start
import kotlin.coroutines.Continuation
import kotlin.coroutines.CoroutineContext
import kotlin.coroutines.intrinsics.COROUTINE_SUSPENDED
import kotlin.coroutines.intrinsics.suspendCoroutineUninterceptedOrReturn
import kotlin.coroutines.resume
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.yield

/** A queue of continuations and nothing else: no dispatcher, no job, no cancellation. */
class RawLoop {
    private val queue = ArrayDeque<Continuation<Unit>>()

    fun run(tasks: Int, yields: Int, first: Int): Int {
        val outcomes = List(tasks) { start { rounds(yields, first + it) } }
        while (true) {
            (queue.removeFirstOrNull() ?: break).resume(Unit)
        }
        return outcomes.sumOf { it.get() }
    }

    private suspend fun rounds(yields: Int, x: Int): Int {
        var sum = 0
        for (i in 0 until yields) {
            sum += x
            nextTurn()
        }
        return sum
    }

    private suspend fun nextTurn() =
        suspendCoroutineUninterceptedOrReturn {
            queue.addLast(it)
            COROUTINE_SUSPENDED
        }
}

/** The smallest event loop for one thread that kotlinx.coroutines accepts. */
class OwnLoop : CoroutineDispatcher() {
    private val queue = ArrayDeque<Runnable>()

    override fun dispatch(context: CoroutineContext, block: Runnable) {
        queue.addLast(block)
    }

    @OptIn(ExperimentalCoroutinesApi::class)
    fun run(tasks: Int, yields: Int, first: Int): Int {
        val scope = CoroutineScope(this)
        val deferreds = List(tasks) { scope.async { rounds(yields, first + it) } }
        while (true) {
            (queue.removeFirstOrNull() ?: break).run()
        }
        return deferreds.sumOf { it.getCompleted() }
    }
}

fun inRunBlocking(tasks: Int, yields: Int, first: Int): Int =
    runBlocking { List(tasks) { async { rounds(yields, first + it) } }.awaitAll().sum() }

private suspend fun rounds(yields: Int, x: Int): Int {
    var sum = 0
    for (i in 0 until yields) {
        sum += x
        yield()
    }
    return sum
}
