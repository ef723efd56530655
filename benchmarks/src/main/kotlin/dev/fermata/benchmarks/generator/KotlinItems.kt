package dev.fermata.benchmarks.generator

fun range(from: Int, to: Int): Sequence<Int> = sequence {
    for (i in from until to) {
        yield(i)
    }
}
