package dev.fermata.benchmarks.layers

import dev.fermata.benchmarks.start

fun bound(count: Int, first: Int): Int = start { boundCalls(count, first) }.get()

private suspend fun boundCalls(count: Int, first: Int): Int {
    var sum = 0
    for (i in 0 until count) {
        sum += one(first + i)
    }
    return sum
}

private suspend fun one(x: Int): Int = two(x + 1) + x

private suspend fun two(x: Int): Int = three(x + 1) + x

private suspend fun three(x: Int): Int = four(x + 1) + x

private suspend fun four(x: Int): Int = five(x + 1) + x

private suspend fun five(x: Int): Int = six(x + 1) + x

private suspend fun six(x: Int): Int = seven(x + 1) + x

private suspend fun seven(x: Int): Int = eight(x + 1) + x

private suspend fun eight(x: Int): Int = nine(x + 1) + x

private suspend fun nine(x: Int): Int = ten(x + 1) + x

private suspend fun ten(x: Int): Int = x

fun overridable(callee: KotlinLayers, count: Int, first: Int): Int =
    start { overridableCalls(callee, count, first) }.get()

private suspend fun overridableCalls(callee: KotlinLayers, count: Int, first: Int): Int {
    var sum = 0
    for (i in 0 until count) {
        sum += callee.one(first + i)
    }
    return sum
}

/** A class that can be extended, although nothing does. */
open class KotlinLayers {
    open suspend fun one(x: Int): Int = two(x + 1) + x

    open suspend fun two(x: Int): Int = three(x + 1) + x

    open suspend fun three(x: Int): Int = four(x + 1) + x

    open suspend fun four(x: Int): Int = five(x + 1) + x

    open suspend fun five(x: Int): Int = six(x + 1) + x

    open suspend fun six(x: Int): Int = seven(x + 1) + x

    open suspend fun seven(x: Int): Int = eight(x + 1) + x

    open suspend fun eight(x: Int): Int = nine(x + 1) + x

    open suspend fun nine(x: Int): Int = ten(x + 1) + x

    open suspend fun ten(x: Int): Int = x
}
