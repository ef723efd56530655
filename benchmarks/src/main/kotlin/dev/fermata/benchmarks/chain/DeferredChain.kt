package dev.fermata.benchmarks.chain

import dev.fermata.benchmarks.start
import kotlinx.coroutines.CompletableDeferred

/** A chain whose innermost call awaits a Deferred of kotlinx.coroutines, a new one each time. */
class DeferredChain {
    private var deferred = CompletableDeferred<Int>()

    fun once(depth: Int, first: Int): Int {
        val outcome = start { onceFrom(depth, first) }
        deferred.complete(first)
        return outcome.get()
    }

    fun failed(depth: Int, first: Int, failure: Throwable): Throwable {
        val outcome = start { onceFrom(depth, first) }
        deferred.completeExceptionally(failure)
        return outcome.failure()
    }

    private suspend fun onceFrom(depth: Int, x: Int): Int =
        if (depth == 1) deferred.await() + x else onceFrom(depth - 1, x + 1) + x

    fun kept(depth: Int, first: Int, resumes: Int): Int {
        val outcome = start { keptFrom(depth, first, resumes) }
        for (i in 0 until resumes) {
            val current = deferred
            deferred = CompletableDeferred()
            current.complete(first + i)
        }
        return outcome.get()
    }

    private suspend fun keptFrom(depth: Int, x: Int, resumes: Int): Int =
        if (depth == 1) rounds(x, resumes) else keptFrom(depth - 1, x + 1, resumes) + x

    private suspend fun rounds(x: Int, resumes: Int): Int {
        var sum = 0
        for (i in 0 until resumes) {
            deferred.await()
            sum += x
        }
        return sum
    }
}
