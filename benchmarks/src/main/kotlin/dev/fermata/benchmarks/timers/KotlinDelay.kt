package dev.fermata.benchmarks.timers

import kotlin.time.Duration.Companion.nanoseconds
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking

fun delays(timers: Int) {
    var left = timers
    runBlocking {
        repeat(timers) {
            launch {
                delay(Contestant.delay(it).nanoseconds)
                left--
            }
        }
    }
    check(left == 0)
}
