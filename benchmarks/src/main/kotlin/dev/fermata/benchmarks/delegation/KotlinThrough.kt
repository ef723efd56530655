package dev.fermata.benchmarks.delegation

fun through(depth: Int, from: Int, count: Int): Sequence<Int> = sequence {
    yieldAll(if (depth == 1) range(from, count) else through(depth - 1, from, count))
}

private fun range(from: Int, count: Int): Sequence<Int> = sequence {
    for (i in 0 until count) {
        yield(from + i)
    }
}
