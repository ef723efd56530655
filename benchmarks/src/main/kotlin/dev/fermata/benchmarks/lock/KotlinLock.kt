package dev.fermata.benchmarks.lock

import dev.fermata.benchmarks.SmallLoop
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.sync.withLock
import kotlinx.coroutines.yield

class KotlinLock {
    private val lock = Mutex()

    fun free(count: Int, x: Int): Int = SmallLoop().run(listOf(suspend { alone(count, x) }))

    fun contended(tasks: Int, count: Int, first: Int): Int =
        SmallLoop().run(List(tasks) { suspend { rounds(count, first + it) } })

    private suspend fun alone(count: Int, x: Int): Int {
        var sum = 0
        for (i in 0 until count) {
            lock.withLock { sum += x }
        }
        return sum
    }

    private suspend fun rounds(count: Int, x: Int): Int {
        var sum = 0
        for (i in 0 until count) {
            lock.withLock {
                sum += x
                yield()
            }
        }
        return sum
    }
}
