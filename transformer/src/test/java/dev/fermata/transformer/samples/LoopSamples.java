package dev.fermata.transformer.samples;

import static dev.fermata.Fermata.await;

import dev.fermata.Async;
import dev.fermata.Task;
import dev.fermata.transformer.testing.Gives;
import dev.fermata.transformer.testing.Probe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** Loops of all kinds, and ways out of them. */
public final class LoopSamples {
  private LoopSamples() {}

  @Gives("15")
  @Async
  static Task<Integer> whileLoop(Probe p) {
    int i = 0;
    int sum = 0;
    while (i < 5) {
      i++;
      sum += await(p.get(i));
    }
    return Task.of(sum);
  }

  @Gives("3")
  @Async
  static Task<Integer> doWhileLoop(Probe p) {
    int i = 0;
    do {
      i += await(p.get(1));
    } while (i < 3);
    return Task.of(i);
  }

  @Gives("4")
  @Async
  static Task<Integer> awaitInTheConditionOfALoop(Probe p) {
    int i = 0;
    while (await(p.get(i)) < 4) {
      p.log("round");
      i++;
    }
    return Task.of(i);
  }

  @Gives("6")
  @Async
  static Task<Integer> awaitInTheConditionOfADoWhileLoop(Probe p) {
    int i = 0;
    do {
      if (i == 3) {
        i++;
        continue;
      }
      p.log("round " + i);
      i++;
    } while (await(p.get(i)) < 6);
    return Task.of(i);
  }

  @Gives("0123")
  @Async
  static Task<String> awaitsInAllPartsOfAForLoop(Probe p) {
    String s = "";
    for (int i = await(p.get(0)); i < await(p.get(4)); i += await(p.get(1))) {
      s += await(p.get(i));
    }
    return Task.of(s);
  }

  @Gives("00 01 10 11 20")
  @Async
  static Task<String> labelledBreakAndContinue(Probe p) {
    List<String> seen = new ArrayList<>();
    outer:
    for (int i = 0; i < 5; i++) {
      for (int j = 0; ; j++) {
        if (j == await(p.get(2))) {
          continue outer;
        }
        seen.add("" + i + j);
        if (await(p.get(i)) == 2) {
          break outer;
        }
      }
    }
    return Task.of(String.join(" ", seen));
  }

  @Gives("36")
  @Async
  static Task<Integer> threeNestedLoopsWithAwaitsAtEachDepth(Probe p) {
    int count = 0;
    for (int i = 0; i < 3; i++) {
      await(p.get("i" + i));
      for (int j = 0; j < 3; j++) {
        long k = 0;
        do {
          count += await(p.get(1));
          k++;
        } while (k < 2);
        await(p.get("j" + j));
        while (k < 4) {
          count += await(p.get(1));
          k++;
        }
      }
    }
    return Task.of(count);
  }

  @Gives("abc")
  @Async
  static Task<String> elementOfAnArrayIsUsedAfterAnAwait(Probe p) {
    Object[] elements = {"a", "b", "c"};
    StringBuilder s = new StringBuilder();
    for (Object element : elements) {
      await(p.get(1));
      s.append(element);
    }
    return Task.of(s.toString());
  }

  @Gives("abc")
  @Async
  static Task<String> elementOfAStringArrayIsUsedAfterAnAwait(Probe p) {
    String s = "";
    for (String element : new String[] {"a", "b", "c"}) {
      await(p.get(1));
      s = s.concat(element);
    }
    return Task.of(s);
  }

  @Gives("12.0")
  @Async
  static Task<Double> elementsOfPrimitiveArrays(Probe p) {
    double sum = 0;
    for (double d : new double[] {1, 2}) {
      for (byte b : new byte[] {1, 2}) {
        sum += d * b + await(p.get(0.75));
      }
    }
    return Task.of(sum);
  }

  @Gives("[1, 2, 3]")
  @Async
  static Task<List<Integer>> overAnIterable(Probe p) {
    List<Integer> out = new ArrayList<>();
    for (int i : await(p.get(Arrays.asList(1, 2, 3)))) {
      out.add(await(p.get(i)));
    }
    return Task.of(out);
  }

  @Gives("[2]")
  @Async
  static Task<List<Integer>> iteratorIsKeptOverAwaits(Probe p) {
    List<Integer> list = new ArrayList<>(Arrays.asList(1, 2, 3));
    for (Iterator<Integer> i = list.iterator(); i.hasNext(); ) {
      if (i.next() != await(p.get(2))) {
        i.remove();
      }
    }
    return Task.of(list);
  }

  @Gives("throws java.lang.IllegalStateException: enough")
  @Async
  static Task<String> endlessLoopIsLeftByAnException(Probe p) {
    int i = 0;
    while (true) {
      if (await(p.get(i++)) == 4) {
        throw new IllegalStateException("enough");
      }
    }
  }

  @Gives("3")
  @Async
  static Task<Integer> returnOutOfNestedLoops(Probe p) {
    for (int i = 0; ; i++) {
      for (int j = 0; j < 2; j++) {
        if (await(p.get(i + j)) == 4) {
          return Task.of(i);
        }
      }
    }
  }

  @Gives("8 5")
  @Async
  static Task<String> variablesThatTheLoopCarriesAndOthers(Probe p) {
    int a = 0;
    int b = 1;
    for (int i = 0; i < 5; i++) {
      int next = a + b;
      a = b;
      int unused = await(p.get(next));
      b = next;
    }
    return Task.of(b + " " + a);
  }

  @Gives("10")
  @Async
  static Task<Integer> loopWithoutAwaitAfterOneWithAwaits(Probe p) {
    int sum = 0;
    for (int i = 0; i < 3; i++) {
      sum += await(p.get(1));
    }
    for (int i = 0; i < 7; i++) {
      sum++;
    }
    return Task.of(sum);
  }

  @Gives("9")
  @Async
  static Task<Integer> loopsInTryInLoops(Probe p) {
    int count = 0;
    for (int i = 0; i < 3; i++) {
      try {
        for (int j = 0; j < 3; j++) {
          count += await(p.get(1));
          if (i == 1 && j == 2) {
            await(p.fail(new IllegalStateException("in the inner loop")));
          }
        }
      } catch (IllegalStateException e) {
        p.log(await(p.get(e.getMessage())));
      } finally {
        for (int j = 0; j < 2; j++) {
          p.log(await(p.get("finally " + i + j)));
        }
      }
    }
    return Task.of(count);
  }

  @Gives("0")
  @Async
  static Task<Integer> loopIsTheFirstThingInTheMethod(Probe p) {
    while (true) {
      await(p.get("round"));
      if (p.log("is it over", true)) {
        return Task.of(0);
      }
    }
  }
}
