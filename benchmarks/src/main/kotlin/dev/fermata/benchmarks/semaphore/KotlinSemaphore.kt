package dev.fermata.benchmarks.semaphore

import dev.fermata.benchmarks.SmallLoop
import kotlinx.coroutines.sync.Semaphore
import kotlinx.coroutines.sync.withPermit
import kotlinx.coroutines.yield

class KotlinSemaphore {
    private val semaphore = Semaphore(2)

    fun free(count: Int, x: Int): Int = SmallLoop().run(listOf(suspend { alone(count, x) }))

    fun contended(tasks: Int, count: Int, first: Int): Int =
        SmallLoop().run(List(tasks) { suspend { rounds(count, first + it) } })

    private suspend fun alone(count: Int, x: Int): Int {
        var sum = 0
        for (i in 0 until count) {
            semaphore.withPermit { sum += x }
        }
        return sum
    }

    private suspend fun rounds(count: Int, x: Int): Int {
        var sum = 0
        for (i in 0 until count) {
            semaphore.withPermit {
                sum += x
                yield()
            }
        }
        return sum
    }
}
