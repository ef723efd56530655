package dev.fermata.benchmarks.nested

import dev.fermata.benchmarks.start

/** Nested calls of suspend functions. */
object KotlinNested {
    fun bound(count: Int, depth: Int, first: Int): Int = start { boundCalls(count, depth, first) }.get()

    private suspend fun boundCalls(count: Int, depth: Int, first: Int): Int {
        var sum = 0
        for (i in 0 until count) {
            sum += nested(depth, first + i)
        }
        return sum
    }

    private suspend fun nested(depth: Int, x: Int): Int = if (depth == 1) x else nested(depth - 1, x + 1) + x

    fun overridable(callee: KotlinOverridable, count: Int, depth: Int, first: Int): Int =
        start { overridableCalls(callee, count, depth, first) }.get()

    private suspend fun overridableCalls(callee: KotlinOverridable, count: Int, depth: Int, first: Int): Int {
        var sum = 0
        for (i in 0 until count) {
            sum += callee.nested(depth, first + i)
        }
        return sum
    }
}

/** A class that can be extended, although nothing does. */
open class KotlinOverridable {
    open suspend fun nested(depth: Int, x: Int): Int = if (depth == 1) x else nested(depth - 1, x + 1) + x
}
