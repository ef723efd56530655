package dev.fermata.transformer.samples;

import static dev.fermata.Fermata.await;

import dev.fermata.Async;
import dev.fermata.Task;
import dev.fermata.transformer.testing.Gives;
import dev.fermata.transformer.testing.Probe;
import java.util.Arrays;
import java.util.List;

/** Values that lie on the operand stack while an await waits. */
public final class OperandSamples {
  private OperandSamples() {}

  @Gives("1 2 3.0 4.0 5 true x [6] null")
  @Async
  static Task<String> operandsOfAllSizesBelowAnAwait(Probe p) {
    return Task.of(
        join(
            p.log("int", 1),
            p.log("long", 2L),
            p.log("float", 3f),
            p.log("double", 4d),
            p.log("char", '5'),
            p.log("boolean", true),
            p.log("string", "x"),
            p.log("array", new int[] {6}),
            await(p.<String>get(null))));
  }

  @Gives("1 2 3.0 4.0 5 true x [6] y")
  @Async
  static Task<String> awaitsBetweenOperandsOfAllSizes(Probe p) {
    return Task.of(
        join(
            await(p.get(1)),
            await(p.get(2L)),
            await(p.get(3f)),
            await(p.get(4d)),
            await(p.get('5')),
            await(p.get(true)),
            await(p.get("x")),
            await(p.get(new int[] {6})),
            await(p.get("y"))));
  }

  private static String join(
      int i, long l, float f, double d, char c, boolean b, String s, int[] a, String last) {
    return i
        + " "
        + l
        + " "
        + f
        + " "
        + d
        + " "
        + c
        + " "
        + b
        + " "
        + s
        + " "
        + Arrays.toString(a)
        + " "
        + last;
  }

  @Gives("abc1null2.5")
  @Async
  static Task<String> stringConcatenation(Probe p) {
    String a = "a";
    return Task.of(
        a
            + await(p.get("b"))
            + 'c'
            + await(p.get(1))
            + await(p.<String>get(null))
            + await(p.get(2.5)));
  }

  @Gives("14")
  @Async
  static Task<Integer> arithmetic(Probe p) {
    return Task.of(await(p.get(2)) * (await(p.get(3)) + await(p.get(4))));
  }

  @Gives("1073741829")
  @Async
  static Task<Long> arithmeticWithLongs(Probe p) {
    long a = 5;
    return Task.of(a + (await(p.get(1L)) << await(p.get(30))));
  }

  @Gives("yes1")
  @Async
  static Task<String> conditionalOperands(Probe p) {
    String s = "yes";
    return Task.of(
        (await(p.get(true)) ? s : await(p.get("no")))
            + (await(p.get(false)) ? await(p.get(0)) : 1));
  }

  @Gives("true false true")
  @Async
  static Task<String> shortCircuits(Probe p) {
    boolean and = await(p.get(true)) && await(p.get(true));
    boolean not = await(p.get(false)) && await(p.get(true));
    boolean or = await(p.get(true)) || await(p.get(false));
    return Task.of(and + " " + not + " " + or);
  }

  @Gives("[1, 12, 3]")
  @Async
  static Task<int[]> compoundAssignmentReadsTheOldValueFirst(Probe p) {
    int[] a = {1, 2, 3};
    a[await(p.get(1))] += changed(a, await(p.get(10)));
    return Task.of(a);
  }

  private static int changed(int[] a, int value) {
    a[1] = 1000;
    return value;
  }

  @Gives("[ab, x]")
  @Async
  static Task<String[]> compoundAssignmentOfStrings(Probe p) {
    String[] a = {"a", "x"};
    a[await(p.get(0))] += await(p.get("b"));
    return Task.of(a);
  }

  @Gives("[1, 7, 3] 1")
  @Async
  static Task<String> elementOfAnArrayIsAssigned(Probe p) {
    long[] a = {1, 2, 3};
    int i = 0;
    a[++i] = await(p.get(7L));
    return Task.of(Arrays.toString(a) + " " + i);
  }

  @Gives("11 3")
  @Async
  static Task<String> fieldIsAssigned(Probe p) {
    Box box = new Box(1, "");
    box.number += await(p.get(10));
    int old = new Box(3, "").number++ + await(p.get(0));
    return Task.of(box.number + " " + old);
  }

  @Gives("2[1]a")
  @Async
  static Task<String> newObjectWithAwaitedArguments(Probe p) {
    return Task.of(new Box(await(p.get(2)), Arrays.toString(new int[] {await(p.get(1))})) + "a");
  }

  @Gives("1a")
  @Async
  static Task<String> newObjectWithAConditionalArgument(Probe p) {
    boolean c = await(p.get(true));
    return Task.of(new Box(1, c ? await(p.get("a")) : await(p.get("b"))).toString());
  }

  @Gives("1null")
  @Async
  static Task<String> newObjectWithANullArgument(Probe p) {
    return Task.of(new Box(1, null, await(p.get("x"))).toString());
  }

  @Gives("1(2(3c))")
  @Async
  static Task<String> nestedNewObjects(Probe p) {
    return Task.of(
        new Box(
                await(p.get(1)),
                new Box(2, new Box(await(p.get(3)), await(p.get("c"))).quoted()).quoted())
            .toString());
  }

  @Gives("[1a, 2b]")
  @Async
  static Task<List<Box>> newObjectsBesideOperands(Probe p) {
    return Task.of(
        Arrays.asList(
            new Box(await(p.get(1)), "a"),
            await(p.get(true)) ? new Box(2, await(p.get("b"))) : null));
  }

  @Gives("10")
  @Async
  static Task<Integer> newObjectInALoopInAnArgument(Probe p) {
    int sum = 0;
    for (int i = 0; i < 4; i++) {
      sum += new Box(await(p.get(i)), "").number + new Box(1, await(p.get("x"))).number;
    }
    return Task.of(sum);
  }

  @Gives("caught no 4")
  @Async
  static Task<String> failureBelowNewObjects(Probe p) {
    int n = 4;
    try {
      return Task.of(
          new Box(1, new Box(2, await(p.<String>fail(new IllegalStateException("no")))).quoted())
              .toString());
    } catch (IllegalStateException e) {
      return Task.of("caught " + e.getMessage() + " " + n);
    }
  }

  @Gives("2 0 1")
  @Async
  static Task<String> incrementBelowAnAwait(Probe p) {
    int i = 0;
    return Task.of(i++ + await(p.get(2)) + " " + (i - 1) + " " + i);
  }

  @Gives("[[1, 2], [3]]")
  @Async
  static Task<int[][]> arrayInitializers(Probe p) {
    return Task.of(new int[][] {{await(p.get(1)), await(p.get(2))}, {await(p.get(3))}});
  }

  @Gives("x")
  @Async
  static Task<String> awaitOfAnAwait(Probe p) {
    return Task.of(await(await(p.get(p.get("x")))));
  }

  @Gives("null null after")
  @Async
  static Task<String> nullsBelowAnAwait(Probe p) {
    return Task.of(three(null, null, await(p.get("after"))));
  }

  @Gives("left null right")
  @Async
  static Task<String> nullBetweenOperands(Probe p) {
    String left = "left";
    return Task.of(three(left, null, await(p.get("right"))));
  }

  private static String three(Object a, Object b, Object c) {
    return a + " " + b + " " + c;
  }

  @Gives("throws java.lang.AssertionError: wrong")
  @Async
  static Task<String> assertionThatAwaits(Probe p) {
    boolean enabled = true;
    if (enabled && !await(p.get(false))) {
      throw new AssertionError(await(p.get("wrong")));
    }
    return Task.of("right");
  }

  @Gives("dropped")
  @Async
  static Task<String> resultsThatAreDropped(Probe p) {
    await(p.get(1L));
    await(p.get(2.0));
    await(p.get("x"));
    return Task.of("dropped");
  }

  /** A number and a text. */
  static final class Box {
    int number;
    final String text;

    Box(int number, String text) {
      this.number = number;
      this.text = text;
    }

    Box(int number, String text, String ignored) {
      this(number, text);
    }

    String quoted() {
      return "(" + this + ")";
    }

    @Override
    public String toString() {
      return number + text;
    }
  }
}
