@file:Suppress("UNUSED_PARAMETER", "UNUSED_VARIABLE", "USELESS_CAST", "SENSELESS_COMPARISON")

package dev.fermata.transformer.inputs

import dev.fermata.Async
import dev.fermata.Fermata.await
import dev.fermata.Task
import dev.fermata.transformer.testing.Gives
import dev.fermata.transformer.testing.Probe
import java.io.Closeable
import java.io.IOException
import java.util.concurrent.CompletionStage
import kotlin.reflect.KProperty

// Control flow

@Gives("one many none")
@Async
fun whenOverConstants(p: Probe): Task<String> {
  fun name(n: Int) = if (n == 0) "none" else "many"
  var s = ""
  for (n in listOf(1, 5, 0)) {
    s += when (await(p.get(n))) {
      1 -> await(p.get("one"))
      in 2..9 -> await(p.get("many"))
      else -> name(n)
    } + " "
  }
  return Task.of(s.trim())
}

@Gives("text 4, number 3, null, other [1]")
@Async
fun whenOverTypesWithSmartCasts(p: Probe): Task<String> {
  val found = mutableListOf<String>()
  for (value in listOf<Any?>("four", 3, null, listOf(1))) {
    when (val read = await(p.get<Any?>(value))) {
      is String -> found += "text ${read.length + await(p.get(0))}"
      is Int -> found += "number ${await(p.get(read)) * 1}"
      null -> found += await(p.get("null"))
      else -> found += "other $read"
    }
  }
  return Task.of(found.joinToString())
}

@Gives("hello red GREEN")
@Async
fun whenOverStringsAndEnums(p: Probe): Task<String> {
  val text = when (await(p.get("b"))) {
    "a" -> "never"
    "b", "c" -> await(p.get("hello"))
    else -> "never"
  }
  val name = when (await(p.get(Color.RED))) {
    Color.RED -> await(p.get("red"))
    Color.GREEN -> "green"
  }
  return Task.of("$text $name ${await(p.get(Color.GREEN)).name}")
}

enum class Color { RED, GREEN }

@Gives("positive")
@Async
fun whenWithoutSubjectAwaitsInConditions(p: Probe): Task<String> =
  Task.of(
    when {
      await(p.get(1)) < 0 -> "negative"
      await(p.get(1)) == 0 && await(p.get(true)) -> "zero"
      await(p.get(false)) || await(p.get(1)) > 0 -> "positive"
      else -> "never"
    })

@Gives("12 13 22 23 done")
@Async
fun labelledBreakAndContinue(p: Probe): Task<String> {
  var s = ""
  outer@ for (i in 1..9) {
    for (j in 1..9) {
      if (await(p.get(j)) == 1) continue
      if (j == 4) continue@outer
      if (i == 3) break@outer
      s += "$i$j "
    }
  }
  return Task.of(s + await(p.get("done")))
}

@Gives("9 7 5 3 1 a0 b1 c2 3 2 1")
@Async
fun loopsOverProgressionsIndicesAndConditions(p: Probe): Task<String> {
  val s = StringBuilder()
  for (i in 9 downTo 1 step 2) s.append(await(p.get(i))).append(' ')
  for ((index, letter) in arrayOf("a", "b", "c").withIndex()) s.append(await(p.get(letter)) + index + " ")
  var n = 3
  do {
    s.append(await(p.get(n--))).append(' ')
  } while (await(p.get(n)) > 0)
  return Task.of(s.toString().trim())
}

// Exceptions

@Gives("7 bad finally")
@Async
fun tryAsAnExpressionAmongOperands(p: Probe): Task<String> {
  val log = StringBuilder()
  val sum = 1 + await(p.get(2)) + try {
    await(p.get(4))
  } catch (e: IllegalStateException) {
    -1
  }
  val text = "" + sum + " " + try {
    await(p.fail<String>(IllegalStateException("bad")))
  } catch (e: IllegalStateException) {
    e.message + await(p.get(" "))
  } finally {
    log.append(await(p.get("finally")))
  }
  return Task.of(text + log)
}

@Gives("open open read close b close a throws java.io.IOException: late")
@Async
fun useClosesWhateverHappens(p: Probe): Task<String> {
  val log = mutableListOf<String>()
  fun resource(name: String) = Closeable { log += "close $name" }.also { log += "open" }
  try {
    resource("a").use {
      resource("b").use { _ ->
        log += await(p.get("read"))
        await(p.fail<String>(IOException("late")))
      }
    }
  } catch (e: IOException) {
    log += "throws $e"
  }
  return Task.of(log.joinToString(" "))
}

@Gives("throws java.lang.NullPointerException")
@Async
fun notNullAssertionOfAnAwait(p: Probe): Task<Int> {
  val text: String? = await(p.get<String?>(null))
  return Task.of(text!!.length)
}

@Gives("throws java.lang.IllegalArgumentException: from require")
@Async
fun preconditions(p: Probe): Task<Int> {
  check(await(p.get(true))) { "from check" }
  require(await(p.get(false))) { "from " + "require" }
  return Task.of(1)
}

@Gives("throws java.lang.ClassCastException: x")
@Async
fun unsafeCastOfAnAwait(p: Probe): Task<Int> {
  try {
    return Task.of((await(p.get<Any>("x")) as Int) + 1)
  } catch (e: ClassCastException) {
    throw ClassCastException(await(p.get("x")))
  }
}

@Gives("caught 5 and 6")
@Async
fun runCatchingIsInlined(p: Probe): Task<String> {
  val failed = runCatching { await(p.fail<Int>(IllegalStateException("5"))) }
  val number = runCatching { await(p.get(6)) }
  return Task.of("caught ${failed.exceptionOrNull()?.message} and ${number.getOrThrow()}")
}

// Functions

private fun join(a: String, b: String = "b", vararg rest: Int) = a + b + rest.joinToString("")

@Gives("xb xy xy12 ba")
@Async
fun defaultNamedAndVariableArguments(p: Probe): Task<String> =
  Task.of(
    join(await(p.get("x"))) + " " +
      join(await(p.get("x")), await(p.get("y"))) + " " +
      join(await(p.get("x")), "y", await(p.get(1)), *intArrayOf(await(p.get(2)))) + " " +
      join(b = await(p.get("a")), a = await(p.get("b"))))

@Async
private fun defaults(p: Probe, first: Int = 1, second: Int = first + 1): Task<Int> =
  Task.of(await(p.get(first)) * 10 + await(p.get(second)))

@Gives("12 56 57")
@Async
fun anAsyncFunctionWithDefaults(p: Probe): Task<String> =
  Task.of("${await(defaults(p))} ${await(defaults(p, 5))} ${await(defaults(p, second = 7, first = 5))}")

@Async
private fun String.shout(p: Probe, times: Int): Task<String> =
  Task.of(uppercase() + await(p.get("!")).repeat(times))

private val String.twice: String
  get() = this + this

@Gives("HEY!!HEY!!")
@Async
fun extensionFunctionsAndProperties(p: Probe): Task<String> = Task.of(await("hey".shout(p, 2)).twice)

private inline fun <T> logged(p: Probe, name: String, body: (String) -> T): T {
  p.log("begin $name")
  try {
    return body("$name.")
  } finally {
    p.log("end $name")
  }
}

@Gives("a.1 b.2")
@Async
fun inlineFunctionsWhoseLambdasAwait(p: Probe): Task<String> {
  val a = logged(p, "a") { it + await(p.get("1")) }
  val b = logged(p, "b") { outer -> logged(p, "inner") { outer + await(p.get("2")) } }
  return Task.of("$a $b")
}

@Gives("found 3")
@Async
fun nonLocalReturnFromAnInlinedLambda(p: Probe): Task<String> {
  listOf(1, 2, 3, 4).forEach {
    if (await(p.get(it)) == 3) return Task.of("found $it")
  }
  return Task.of("never")
}

private inline fun <reified T : Any> only(value: Any?): T? = value as? T

@Gives("text null 8")
@Async
fun reifiedTypesAndScopeFunctions(p: Probe): Task<String> {
  val text = only<String>(await(p.get<Any>("text")))
  val none = only<Int>(await(p.get<Any>("text")))
  val number = await(p.get(3)).let { it + await(p.get(1)) }.also { p.log(it) }.run { this * 2 }
  return Task.of(with(StringBuilder()) { append(text).append(" $none ").append(await(p.get(number))) }.toString())
}

@Gives("[2, 4, 6] 12 {1=1, 2=4} 6")
@Async
fun inlinedCollectionOperations(p: Probe): Task<String> {
  val doubled = listOf(1, 2, 3).map { await(p.get(it * 2)) }
  val sum = doubled.filter { await(p.get(true)) }.sumOf { await(p.get(it)) }
  val squares = (1..2).associateWith { await(p.get(it * it)) }
  return Task.of("$doubled $sum $squares ${listOf(1, 2, 3).fold(0) { all, it -> all + await(p.get(it)) }}")
}

@Gives("local 3")
@Async
fun localFunctionsThatAwait(p: Probe): Task<String> {
  val base = await(p.get(1))
  @Async
  fun add(n: Int): Task<Int> = Task.of(base + await(p.get(n)))
  return Task.of("local " + await(add(2)))
}

@Gives("6")
@Async
fun anonymousFunctionsThatAwait(p: Probe): Task<Int> {
  val base = await(p.get(1))
  val add = @Async fun(n: Int): Task<Int> { return Task.of(base + await(p.get(n))) }
  return Task.of(await(add(2)) + await(add(2)))
}

@Gives("5 14")
@Async
fun lambdasThatDoNotAwait(p: Probe): Task<String> {
  var seen = 0
  val note: (Int) -> Unit = { seen += it }
  note(await(p.get(2)))
  note(await(p.get(3)))
  val later = Runnable { seen += 9 }
  val first = await(p.get(seen))
  later.run()
  return Task.of("$first $seen")
}

@Gives("120 5")
@Async
fun recursionInTailPosition(p: Probe): Task<String> = Task.of("${await(product(p, 5, 1))} ${count(5)}")

@Async
private fun product(p: Probe, n: Int, all: Int): Task<Int> =
  if (n == 0) Task.of(all) else product(p, await(p.get(n)) - 1, all * n)

private tailrec fun count(n: Int, all: Int = 0): Int = if (n == 0) all else count(n - 1, all + 1)

// Types

@Gives("companion object 3 nested")
@Async
fun membersOfCompanionsObjectsAndClasses(p: Probe): Task<String> =
  Task.of(
    await(Shop.open(p)) + " " + await(Registry.name(p)) + " " + await(Shop(3).size(p)) + " " + await(Shop(1).Shelf().name(p)))

class Shop(private val size: Int) {
  @Async
  fun size(p: Probe): Task<Int> {
    await(p.get("wait"))
    return Task.of(size)
  }

  inner class Shelf {
    @Async
    fun name(p: Probe): Task<String> = Task.of(await(p.get("nested")).repeat(size))
  }

  companion object {
    @Async
    fun open(p: Probe): Task<String> = Task.of(await(p.get("companion")))
  }
}

object Registry {
  @JvmStatic
  @Async
  fun name(p: Probe): Task<String> = Task.of(await(p.get("object")))
}

@Gives("default of A, own of B, base")
@Async
fun interfacesAndSuperclasses(p: Probe): Task<String> =
  Task.of(await(A().name(p)) + ", " + await(B().name(p)) + ", " + await(B().base(p)))

interface Named {
  @Async
  fun name(p: Probe): Task<String> = Task.of(await(p.get("default of ")) + javaClass.simpleName)
}

class A : Named

abstract class Base {
  @Async
  protected fun word(p: Probe): Task<String> = Task.of(await(p.get("base")))
}

class B : Base(), Named {
  @Async
  override fun name(p: Probe): Task<String> = Task.of("own of " + javaClass.simpleName + await(p.get("")))

  @Async
  fun base(p: Probe): Task<String> = Task.of(await(word(p)))
}

data class Point(val x: Int, val y: Int = 0) {
  operator fun plus(other: Point) = Point(x + other.x, y + other.y)
}

@Gives("Point(x=1, y=2) 1 2 Point(x=1, y=5) Point(x=2, y=7) true")
@Async
fun dataClassesCopyAndDestructuring(p: Probe): Task<String> {
  val point = Point(await(p.get(1)), await(p.get(2)))
  val (x, y) = await(p.get(point))
  val copy = point.copy(y = await(p.get(5)))
  return Task.of("$point $x $y $copy ${point + await(p.get(copy))} ${point == await(p.get(Point(1, 2)))}")
}

sealed interface Shape {
  data class Circle(val radius: Double) : Shape

  data object Unit : Shape
}

@Gives("circle 2.0 unit")
@Async
fun sealedHierarchies(p: Probe): Task<String> {
  var s = ""
  for (shape in listOf<Shape>(Shape.Circle(2.0), Shape.Unit)) {
    s += when (val read = await(p.get(shape))) {
      is Shape.Circle -> "circle ${await(p.get(read.radius))} "
      Shape.Unit -> await(p.get("unit"))
    }
  }
  return Task.of(s)
}

@JvmInline
value class Meters(val value: Int)

@Async
private fun walk(p: Probe, distance: Meters): Task<Meters> = Task.of(Meters(distance.value + await(p.get(1))))

@Gives("Meters(value=8)")
@Async
fun valueClasses(p: Probe): Task<String> {
  val way = Meters(await(p.get(7)))
  return Task.of(await(walk(p, way)).toString())
}

class Counted {
  operator fun getValue(owner: Any?, property: KProperty<*>) = property.name.length
}

@Gives("5 lazy lazy")
@Async
fun delegatedLocals(p: Probe): Task<String> {
  val named by Counted()
  val once by lazy { p.log("made", "lazy") }
  return Task.of("${await(p.get(named))} $once ${await(p.get(once))}")
}

// Values

@Gives("a1b null c2.5 d\$e")
@Async
fun stringTemplatesWithAwaits(p: Probe): Task<String> {
  val none: String? = null
  return Task.of("a${await(p.get(1))}b ${await(p.get(none))} c${await(p.get(2.5))} d\$${await(p.get('e'))}")
}

@Gives("4 0 none text")
@Async
fun safeCallsAndElvis(p: Probe): Task<String> {
  val text: String? = await(p.get<String?>("text"))
  val none: String? = await(p.get<String?>(null))
  return Task.of(
    "${text?.length} ${none?.length ?: await(p.get(0))} ${none ?: await(p.get("none"))} ${text?.let { await(p.get(it)) }}")
}

@Gives("3000000000 255 65535 true 1.5 c -1")
@Async
fun unsignedAndPrimitiveValues(p: Probe): Task<String> {
  val u: UInt = 3_000_000_000u
  val b: UByte = 255u
  val s: Short = -1
  val z = await(p.get(true))
  val f = await(p.get(1.5f))
  val c = await(p.get('c'))
  await(p.get("wait"))
  return Task.of("$u $b ${s.toUShort()} $z $f $c $s")
}

@Gives("[1, 5, 3] 8 [9, 1]")
@Async
fun compoundAssignmentsToElements(p: Probe): Task<String> {
  val list = mutableListOf(1, 2, 3)
  list[await(p.get(1))] += await(p.get(3))
  val array = intArrayOf(7)
  array[await(p.get(0))]++
  val pair = arrayOf(9, 0).also { it[1] = await(p.get(1)) }
  return Task.of("$list ${array[0]} ${pair.contentToString()}")
}

@Gives("kotlin.Unit 1")
@Async
fun tasksOfUnitAndNothing(p: Probe): Task<String> = Task.of("${await(unit(p))} ${await(orFail(p, 1))}")

@Async
private fun unit(p: Probe): Task<Unit> {
  await(p.get(1))
  return Task.of(Unit)
}

@Async
private fun orFail(p: Probe, n: Int): Task<Int> {
  val value = if (await(p.get(n)) == 1) n else error("never")
  return Task.of(value)
}

@Gives("stage 4")
@Async
fun otherStages(p: Probe): CompletionStage<String> {
  val length = await(p.get("four").thenApply { it.length })
  return Task.of("stage $length")
}
