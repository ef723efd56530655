package dev.fermata.benchmarks.asyncgenerator

import dev.fermata.benchmarks.start
import kotlinx.coroutines.flow.flow

fun sum(from: Int, to: Int): Int = start { collected(from, to) }.get()

private suspend fun collected(from: Int, to: Int): Int {
    var sum = 0
    range(from, to).collect { sum += it }
    return sum
}

private fun range(from: Int, to: Int) = flow {
    for (i in from until to) {
        emit(i)
    }
}
