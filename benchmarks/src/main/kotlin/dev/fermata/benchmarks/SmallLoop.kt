package dev.fermata.benchmarks

import kotlin.coroutines.CoroutineContext
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.async

/** The smallest event loop for one thread that kotlinx.coroutines accepts. */
class SmallLoop : CoroutineDispatcher() {
    private val queue = ArrayDeque<Runnable>()

    override fun dispatch(context: CoroutineContext, block: Runnable) {
        queue.addLast(block)
    }

    /** Runs [bodies] side by side, and adds what they return. */
    @OptIn(ExperimentalCoroutinesApi::class)
    fun run(bodies: List<suspend () -> Int>): Int {
        val scope = CoroutineScope(this)
        val deferreds = bodies.map { scope.async { it() } }
        while (true) {
            (queue.removeFirstOrNull() ?: break).run()
        }
        return deferreds.sumOf { it.getCompleted() }
    }
}
