package dev.fermata.benchmarks.hotloop

import dev.fermata.benchmarks.start

/** Loops that await a minimal future. */
class RawHotLoop(private val data: IntArray, private val values: Array<Int>) {
    private val ready = Array(values.size) { Cell(values[it]) }
    private var taken = 0
    private var pending = Cell(null)

    fun ready(seed: Int): Int = start { allAwaited(seed) }.get()

    private suspend fun allAwaited(seed: Int): Int {
        var x = seed
        for (i in data.indices) {
            x = x * MULTIPLIER + ready[i and (ready.size - 1)].await()
        }
        return x
    }

    fun rare(seed: Int): Int {
        taken = 0
        return start { missingAwaited(seed, ::nextReady) }.get()
    }

    private fun nextReady() = ready[taken++ and (ready.size - 1)]

    fun suspending(seed: Int): Int {
        taken = 0
        val outcome = start { missingAwaited(seed, ::nextPending) }
        while (!outcome.isDone) {
            pending.complete(values[taken++ and (values.size - 1)])
        }
        return outcome.get()
    }

    private fun nextPending(): Cell {
        pending = Cell(null)
        return pending
    }

    private suspend fun missingAwaited(seed: Int, source: () -> Cell): Int {
        var x = seed
        for (i in data.indices) {
            var value = data[i]
            if (value == 0) {
                value = source().await()
            }
            x = x * MULTIPLIER + value
        }
        return x
    }
}
