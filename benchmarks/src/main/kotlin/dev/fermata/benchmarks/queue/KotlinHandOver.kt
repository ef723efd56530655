package dev.fermata.benchmarks.queue

import dev.fermata.benchmarks.SmallLoop
import kotlinx.coroutines.channels.Channel

class KotlinHandOver(capacity: Int) {
    private val channel = Channel<Int>(capacity)

    fun run(count: Int, first: Int): Int =
        SmallLoop().run(listOf(suspend { sendAll(count, first) }, suspend { receiveAll(count) }))

    private suspend fun sendAll(count: Int, first: Int): Int {
        for (i in 0 until count) {
            channel.send(first + i)
        }
        return 0
    }

    private suspend fun receiveAll(count: Int): Int {
        var sum = 0
        for (i in 0 until count) {
            sum += channel.receive()
        }
        return sum
    }
}
