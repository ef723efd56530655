package dev.fermata.transformer.samples;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.each;

import dev.fermata.Async;
import dev.fermata.AsyncIterable;
import dev.fermata.AsyncIterator;
import dev.fermata.Task;
import dev.fermata.transformer.testing.Gives;
import dev.fermata.transformer.testing.Probe;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;

/** Loops over what has to be waited for, and the ways out of them. */
public final class EachSamples {
  private EachSamples() {}

  @Gives(value = "6", log = "get 1, get 2, get 3, get end a")
  @Async
  static Task<Integer> loopEndsWhenTheIteratorDoes(Probe p) {
    int sum = 0;
    for (int i : each(Items.of(p, "a", 3))) {
      sum += i;
    }
    return Task.of(sum);
  }

  @Gives(value = "none", log = "get end a")
  @Async
  static Task<String> loopOverNothing(Probe p) {
    for (Integer i : each(Items.of(p, "a", 0))) {
      p.log(i);
    }
    return Task.of("none");
  }

  @Gives(value = "1 0 2 1 ", log = "get 1, get 0, get 2, get 1, get end a")
  @Async
  static Task<String> awaitInTheBody(Probe p) {
    String all = "";
    for (long i : each(Items.of(p, "a", 2))) {
      all += i + " " + await(p.get(i - 1)) + " ";
    }
    return Task.of(all);
  }

  @Gives(value = "3", log = "get 1, get 2, get 3, get close a, after")
  @Async
  static Task<Integer> breakCloses(Probe p) {
    int last = 0;
    for (int i : each(Items.of(p, "a", 5))) {
      last = i;
      if (i == 3) {
        break;
      }
    }
    p.log("after");
    return Task.of(last);
  }

  @Gives(value = "1", log = "get 1, body, get close a")
  @Async
  static Task<Integer> bodyThatAlwaysBreaksCloses(Probe p) {
    int last = 0;
    for (int i : each(Items.of(p, "a", 5))) {
      last = i;
      p.log("body");
      break;
    }
    return Task.of(last);
  }

  @Gives(value = "4", log = "get 1, get 2, twice, get close a")
  @Async
  static Task<Integer> returnClosesAfterItsValueIsComputed(Probe p) {
    for (int i : each(Items.of(p, "a", 5))) {
      if (i == 2) {
        return Task.of(2 * p.log("twice", i));
      }
    }
    return Task.of(0);
  }

  @Gives(value = "2 done", log = "get 1, get 2, get done, get close a")
  @Async
  static Task<String> returnOfAnAwaitedValueClosesAfterTheAwait(Probe p) {
    for (int i : each(Items.of(p, "a", 5))) {
      if (i == 2) {
        return Task.of(i + " " + await(p.get("done")));
      }
    }
    return Task.of("");
  }

  @Gives(value = "2", log = "get 1, get 2, get callee, get close a")
  @Async
  static Task<Integer> returnedCallBeginsBeforeTheClose(Probe p) {
    for (int i : each(Items.of(p, "a", 5))) {
      if (i == 2) {
        return callee(p, i);
      }
    }
    return Task.of(0);
  }

  @Async
  private static Task<Integer> callee(Probe p, int i) {
    await(p.get("callee"));
    return Task.of(i);
  }

  @Gives(value = "null", log = "get 1, get close a")
  @Async
  static Task<Void> returnWithoutAValueCloses(Probe p) {
    for (int i : each(Items.of(p, "a", 5))) {
      if (i == 1) {
        return Task.done();
      }
    }
    return Task.done();
  }

  @Gives(value = "small", log = "get 1, get close a")
  @Async
  static Task<String> returnOfAConditionalCloses(Probe p) {
    for (int i : each(Items.of(p, "a", 5))) {
      return i < 3 ? Task.of("small") : Task.of("large");
    }
    return Task.of("none");
  }

  @Gives(value = "true", log = "get 1, get close a")
  @Async
  static Task<Boolean> returnOfABoxedConditionalCloses(Probe p) {
    for (int i : each(Items.of(p, "a", 5))) {
      return Task.of(i < 3 || p.log("or", false));
    }
    return Task.of(false);
  }

  @Gives(value = "void", log = "get 1, get close a")
  static String methodWithoutAResultCloses(Probe p) {
    returnsNothing(p);
    return "void";
  }

  @Async
  private static void returnsNothing(Probe p) {
    for (int i : each(Items.of(p, "a", 5))) {
      if (i == 1) {
        return;
      }
    }
  }

  @Gives(value = "13", log = "get 1, odd 1, get 2, get 3, odd 3, get 4, get end a")
  @Async
  static Task<String> continueGoesOnWithTheNextItem(Probe p) {
    String odd = "";
    for (int i : each(Items.of(p, "a", 4))) {
      if (i % 2 == 0) {
        continue;
      }
      p.log("odd " + i);
      odd += i;
    }
    return Task.of(odd);
  }

  @Gives(
      value = "11 12 21 22 ",
      log = "get 1, get 1, get 2, get end b, get 2, get 1, get 2, get end b, get end a")
  @Async
  static Task<String> nestedLoops(Probe p) {
    String all = "";
    for (int i : each(Items.of(p, "a", 2))) {
      for (int j : each(Items.of(p, "b", 2))) {
        all += "" + i + j + " ";
      }
    }
    return Task.of(all);
  }

  @Gives(value = "11", log = "get 1, get 1, get close b, get close a, after")
  @Async
  static Task<String> breakOutOfBothClosesTheInnerFirst(Probe p) {
    String all = "";
    outer:
    for (int i : each(Items.of(p, "a", 2))) {
      for (int j : each(Items.of(p, "b", 2))) {
        all += "" + i + j;
        break outer;
      }
      p.log("not reached");
    }
    p.log("after");
    return Task.of(all);
  }

  @Gives(value = "1 2", log = "get 1, get 1, get 2, get close b, get close a")
  @Async
  static Task<String> returnOutOfBothClosesTheInnerFirst(Probe p) {
    for (int i : each(Items.of(p, "a", 3))) {
      for (int j : each(Items.of(p, "b", 3))) {
        if (j > i) {
          return Task.of(i + " " + j);
        }
      }
    }
    return Task.of("");
  }

  @Gives(
      value = "2 ",
      log = "get 1, get 1, get close b, get 2, get 1, get 2, get close b, end of 2, get end a")
  @Async
  static Task<String> continueOfTheOuterLoopClosesTheInner(Probe p) {
    String all = "";
    outer:
    for (int i : each(Items.of(p, "a", 2))) {
      for (int j : each(Items.of(p, "b", 9))) {
        if (i == 1) {
          continue outer;
        }
        if (j == 2) {
          all += j + " ";
          break;
        }
      }
      p.log("end of " + i);
    }
    return Task.of(all);
  }

  @Gives(value = "1 1 ", log = "get 1, get close a, get 1, get close a, after")
  @Async
  static Task<String> loopInALoop(Probe p) {
    String all = "";
    for (int n = 0; n < 2; n++) {
      for (int i : each(Items.of(p, "a", 3))) {
        all += i + " ";
        break;
      }
    }
    p.log("after");
    return Task.of(all);
  }

  @Gives(value = "one two many", log = "get 1, get 2, get 3, get close a")
  @Async
  static Task<String> switchInTheBody(Probe p) {
    String all = "";
    loop:
    for (int i : each(Items.of(p, "a", 9))) {
      switch (i) {
        case 1:
          all += "one ";
          continue;
        case 2:
          all += "two ";
          break;
        default:
          all += "many";
          break loop;
      }
    }
    return Task.of(all);
  }

  @Gives(value = "1 a 2.5 [x, 3] ", log = "get 1, get close a")
  @Async
  static Task<String> variablesOfAllTypesAreKept(Probe p) {
    String all = "";
    long wide = 1;
    String text = "a";
    double real = 2.5;
    Object[] array = {"x", null};
    for (int i : each(Items.of(p, "a", 3))) {
      array[1] = i + 2;
      all = wide + " " + text + " " + real + " " + java.util.Arrays.toString(array) + " ";
      if (i == 1) {
        break;
      }
    }
    return Task.of(all);
  }

  @Gives(value = "1 2 ", log = "get 1, get 2, get close a, hand")
  @Async
  static Task<String> loopWrittenByHandIsNoOther(Probe p) {
    String all = "";
    Iterator<Integer> i = each(Items.of(p, "a", 3)).iterator();
    while (i.hasNext()) {
      int item = i.next();
      all += item + " ";
      if (item == 2) {
        break;
      }
    }
    p.log("hand");
    return Task.of(all);
  }

  @Gives(value = "ab", log = "get a, get b")
  @Async
  static Task<String> iteratorThatCannotBeClosedIsNot(Probe p) {
    String[] texts = {"a", "b", "c"};
    int[] count = {0};
    AsyncIterator<String> iterator =
        () -> {
          if (count[0] == texts.length) {
            throw new NoSuchElementException();
          }
          return Task.of(await(p.get(texts[count[0]++])));
        };
    String all = "";
    for (String text : each(iterator)) {
      all += text;
      if (text.equals("b")) {
        break;
      }
    }
    return Task.of(all);
  }

  @Gives(value = "12", log = "get 1, get close a, get 2, get end a")
  @Async
  static Task<String> iteratorGoesOnWhereAnotherLoopHasLeftIt(Probe p) {
    Items items = Items.of(p, "a", 2);
    String all = "";
    for (int i : each(items)) {
      all += i;
      break;
    }
    for (int i : each(items)) {
      all += i;
    }
    return Task.of(all);
  }

  @Gives(value = "1 2 1 2 ", log = "get 1, get 2, get end a, get 1, get 2, get end a")
  @Async
  static Task<String> iterableIsIteratedAgain(Probe p) {
    AsyncIterable<Integer> items = () -> Items.of(p, "a", 2);
    String all = "";
    for (int n = 0; n < 2; n++) {
      for (int i : each(items)) {
        all += i + " ";
      }
    }
    return Task.of(all);
  }

  @Gives(value = "3", log = "get 1, get 2, get close a")
  @Async
  static Task<Integer> loopInALambda(Probe p) {
    Callable<Task<Integer>> lambda =
        () -> {
          int sum = 0;
          for (int i : each(Items.of(p, "a", 3))) {
            sum += i;
            if (i == 2) {
              return Task.of(sum);
            }
          }
          return Task.of(0);
        };
    return call(lambda);
  }

  private static <T> T call(Callable<T> lambda) {
    try {
      return lambda.call();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Gives(value = "caught", log = "before")
  @Async
  static Task<String> loopOverNullThrows(Probe p) {
    p.log("before");
    AsyncIterable<Integer> none = null;
    try {
      for (int i : each(none)) {
        p.log(i);
      }
    } catch (NullPointerException e) {
      return Task.of("caught");
    }
    return Task.of("");
  }
}
