package dev.fermata.benchmarks.spawning

import kotlin.coroutines.CoroutineContext
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.joinAll
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.yield

/** The smallest event loop for one thread that kotlinx.coroutines accepts. */
class SpawningLoop : CoroutineDispatcher() {
    private val queue = ArrayDeque<Runnable>()

    override fun dispatch(context: CoroutineContext, block: Runnable) {
        queue.addLast(block)
    }

    fun spawn(tasks: Int, first: Int): Int {
        var sum = 0
        run { sum = List(tasks) { async { once(first + it) } }.awaitAll().sum() }
        return sum
    }

    fun launch(tasks: Int, first: Int): Int {
        var sum = 0
        run {
            List(tasks) {
                launch {
                    val x = once(first + it)
                    sum += x
                }
            }.joinAll()
        }
        return sum
    }

    private fun run(main: suspend CoroutineScope.() -> Unit) {
        CoroutineScope(this + Job()).launch(block = main)
        while (true) {
            (queue.removeFirstOrNull() ?: break).run()
        }
    }
}

fun inRunBlocking(tasks: Int, first: Int): Int =
    runBlocking { List(tasks) { async { once(first + it) } }.awaitAll().sum() }

private suspend fun once(x: Int): Int {
    yield()
    return x
}
