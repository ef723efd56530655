package dev.fermata.transformer.samples;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.each;

import dev.fermata.Async;
import dev.fermata.Task;
import dev.fermata.transformer.testing.Gives;
import dev.fermata.transformer.testing.Probe;
import java.io.IOException;
import java.util.NoSuchElementException;

/** Loops over what has to be waited for, with exceptions, handlers and {@code finally}. */
public final class EachFailureSamples {
  private EachFailureSamples() {}

  private static RuntimeException failure(String message) {
    return new IllegalStateException(message);
  }

  @Gives(
      value = "throws java.lang.IllegalStateException: body",
      log = "get 1, get close a, get finally")
  @Async
  static Task<String> exceptionOfTheBodyClosesAndIsThrownOn(Probe p) {
    try {
      for (int i : each(Items.of(p, "a", 3))) {
        if (i == 1) {
          throw failure("body");
        }
      }
    } finally {
      await(p.get("finally"));
    }
    return Task.of("");
  }

  @Gives(
      value =
          "throws java.lang.IllegalStateException: body suppressed"
              + " [java.lang.IllegalStateException: close]",
      log = "get 1, fail java.lang.IllegalStateException: body, get close a")
  @Async
  static Task<String> failureOfTheCloseIsSuppressedInThatOfTheBody(Probe p) {
    for (int i : each(Items.of(p, "a", 3).failingToClose(failure("close")))) {
      await(p.fail(failure("body")));
    }
    return Task.of("");
  }

  @Gives(value = "throws java.lang.IllegalStateException: close", log = "get 1, get close a")
  @Async
  static Task<String> failureOfTheCloseBehindABreakIsThrown(Probe p) {
    for (int i : each(Items.of(p, "a", 3).failingToClose(failure("close")))) {
      if (i == 1) {
        break;
      }
    }
    p.log("not reached");
    return Task.of("");
  }

  @Gives(value = "throws java.lang.IllegalStateException: close", log = "get 1, get close a")
  @Async
  static Task<Integer> failureOfTheCloseReplacesTheReturn(Probe p) {
    for (int i : each(Items.of(p, "a", 3).failingToClose(failure("close")))) {
      return Task.of(i);
    }
    return Task.of(0);
  }

  @Gives(
      value = "throws java.lang.IllegalStateException: broken",
      log = "get 1, 1, get end a, get close a")
  @Async
  static Task<String> failureOfTheIteratorClosesIt(Probe p) {
    for (int i : each(Items.failing(p, "a", 1, failure("broken")))) {
      p.log(i);
    }
    return Task.of("");
  }

  @Gives(value = "throws java.util.NoSuchElementException: body", log = "get 1, get close a")
  @Async
  static Task<String> exceptionOfTheBodyIsNotTheEndOfTheIterator(Probe p) {
    for (int i : each(Items.of(p, "a", 3))) {
      if (i == 1) {
        throw new NoSuchElementException("body");
      }
    }
    return Task.of("");
  }

  @Gives(value = "1 caught 3 ", log = "get 1, get 2, get 3, get end a")
  @Async
  static Task<String> exceptionThatTheBodyCatchesDoesNotClose(Probe p) {
    String all = "";
    for (int i : each(Items.of(p, "a", 3))) {
      try {
        if (i == 2) {
          throw failure("two");
        }
        all += i + " ";
      } catch (IllegalStateException e) {
        all += "caught ";
      }
    }
    return Task.of(all);
  }

  @Gives(value = "throws java.lang.IllegalStateException: close", log = "get 1, get close a")
  @Async
  static Task<String> handlerInTheBodyDoesNotCatchTheFailureOfTheClose(Probe p) {
    for (int i : each(Items.of(p, "a", 3).failingToClose(failure("close")))) {
      try {
        return Task.of("returned " + i);
      } catch (IllegalStateException e) {
        p.log("caught");
      }
    }
    return Task.of("");
  }

  @Gives(value = "throws java.lang.IllegalStateException: close", log = "get 1, get close a")
  @Async
  static Task<String> handlerInTheBodyDoesNotCatchTheFailureOfTheCloseBehindABreak(Probe p) {
    for (int i : each(Items.of(p, "a", 3).failingToClose(failure("close")))) {
      try {
        if (i == 1) {
          break;
        }
        p.log("not reached");
      } catch (IllegalStateException e) {
        p.log("caught");
      }
    }
    return Task.of("");
  }

  @Gives(value = "caught close", log = "get 1, get close a, after")
  @Async
  static Task<String> handlerAroundTheLoopCatchesTheFailureOfTheClose(Probe p) {
    String result = "";
    try {
      for (int i : each(Items.of(p, "a", 3).failingToClose(failure("close")))) {
        if (i == 1) {
          break;
        }
      }
    } catch (IllegalStateException e) {
      result = "caught " + e.getMessage();
    }
    p.log("after");
    return Task.of(result);
  }

  @Gives(value = "caught close", log = "get 1, get close a")
  @Async
  static Task<String> handlerAroundTheLoopCatchesTheFailureOfTheCloseOfAReturn(Probe p) {
    int before = 1;
    try {
      for (int i : each(Items.of(p, "a", 3).failingToClose(failure("close")))) {
        return Task.of("returned " + i);
      }
    } catch (IllegalStateException e) {
      return Task.of((before == 1 ? "caught " : "") + e.getMessage());
    }
    return Task.of("");
  }

  @Gives(value = "caught close", log = "get 1, get close a")
  @Async
  static Task<String> handlerAroundTheLoopCatchesTheFailureOfTheCloseOfAJump(Probe p) {
    block:
    {
      String before = "caught ";
      try {
        for (int i : each(Items.of(p, "a", 3).failingToClose(failure("close")))) {
          if (i == 1) {
            break block;
          }
        }
      } catch (IllegalStateException e) {
        return Task.of(before + e.getMessage());
      }
      p.log("not reached");
    }
    return Task.of("");
  }

  @Gives(
      value = "caught: body [java.lang.IllegalStateException: close]",
      log = "get 1, get close a, get caught")
  @Async
  static Task<String> handlerAroundTheLoopRunsBehindTheClose(Probe p) {
    try {
      for (int i : each(Items.of(p, "a", 3).failingToClose(failure("close")))) {
        throw new IOException("body");
      }
    } catch (IOException e) {
      return Task.of(
          await(p.get("caught"))
              + ": "
              + e.getMessage()
              + " "
              + java.util.Arrays.toString(e.getSuppressed()));
    }
    return Task.of("");
  }

  @Gives(value = "2", log = "get 1, get finally 1, get 2, get finally 2, get close a, after")
  @Async
  static Task<Integer> finallyInTheBodyRunsBeforeTheClose(Probe p) {
    int last = 0;
    for (int i : each(Items.of(p, "a", 3))) {
      try {
        last = i;
        if (i == 2) {
          break;
        }
      } finally {
        await(p.get("finally " + i));
      }
    }
    p.log("after");
    return Task.of(last);
  }

  @Gives(value = "1", log = "get 1, get value, get finally, get close a")
  @Async
  static Task<Integer> finallyInTheBodyRunsBeforeTheCloseOfAReturn(Probe p) {
    for (int i : each(Items.of(p, "a", 3))) {
      try {
        await(p.get("value"));
        return Task.of(i);
      } finally {
        await(p.get("finally"));
      }
    }
    return Task.of(0);
  }

  @Gives(value = "1", log = "get 1, get close a, get finally, outer")
  @Async
  static Task<Integer> finallyAroundTheLoopRunsBehindTheCloseOfAReturn(Probe p) {
    try {
      try {
        for (int i : each(Items.of(p, "a", 3))) {
          if (i == 1) {
            return Task.of(i);
          }
        }
      } finally {
        await(p.get("finally"));
      }
    } finally {
      p.log("outer");
    }
    return Task.of(0);
  }

  @Gives(value = "1", log = "get 1, get close a, get finally, after")
  @Async
  static Task<Integer> finallyAroundTheLoopRunsBehindTheCloseOfAJump(Probe p) {
    int found = 0;
    search:
    try {
      for (int i : each(Items.of(p, "a", 3))) {
        if (i == 1) {
          found = i;
          break search;
        }
      }
      p.log("not reached");
    } finally {
      await(p.get("finally"));
    }
    p.log("after");
    return Task.of(found);
  }

  @Gives(
      value = "throws java.lang.IllegalStateException: close",
      log = "get 1, get close a, get finally")
  @Async
  static Task<Integer> finallyAroundTheLoopRunsOnceIfTheCloseOfAReturnFails(Probe p) {
    try {
      for (int i : each(Items.of(p, "a", 3).failingToClose(failure("close")))) {
        return Task.of(i);
      }
    } finally {
      await(p.get("finally"));
    }
    return Task.of(0);
  }

  @Gives(value = "1", log = "get 1, get inner, get close a, get 1, get 2, get end b, 3")
  @Async
  static Task<Integer> loopInAFinallyAroundALoop(Probe p) {
    try {
      for (int i : each(Items.of(p, "a", 3))) {
        try {
          return Task.of(i);
        } finally {
          await(p.get("inner"));
        }
      }
    } finally {
      int sum = 0;
      for (int i : each(Items.of(p, "b", 2))) {
        sum += i;
      }
      p.log(sum);
    }
    return Task.of(0);
  }

  @Gives(
      value = "throws java.lang.IllegalStateException: body",
      log = "fail java.lang.IllegalStateException: body, get 1, get close a, after")
  @Async
  static Task<Integer> loopInAFinallyOfWhatFails(Probe p) {
    try {
      await(p.fail(failure("body")));
    } finally {
      for (int i : each(Items.of(p, "a", 3))) {
        if (i == 1) {
          break;
        }
      }
      p.log("after");
    }
    return Task.of(0);
  }

  @Gives(value = "failed 1", log = "fail java.io.IOException: failed, get 1, get close a")
  @Async
  static Task<String> loopInACatch(Probe p) {
    try {
      await(p.fail(new IOException("failed")), IOException.class);
    } catch (IOException e) {
      for (int i : each(Items.of(p, "a", 3))) {
        return Task.of(e.getMessage() + " " + i);
      }
    }
    return Task.of("");
  }

  @Gives(
      value =
          "throws java.lang.IllegalStateException: body suppressed"
              + " [java.lang.IllegalStateException: b, java.lang.IllegalStateException: a]",
      log = "get 1, get 1, get close b, get close a")
  @Async
  static Task<Integer> exceptionOutOfBothClosesTheInnerFirst(Probe p) {
    for (int i : each(Items.of(p, "a", 3).failingToClose(failure("a")))) {
      for (int j : each(Items.of(p, "b", 3).failingToClose(failure("b")))) {
        throw failure("body");
      }
    }
    return Task.of(0);
  }

  @Gives(
      value =
          "throws java.lang.IllegalStateException: b suppressed"
              + " [java.lang.IllegalStateException: a]",
      log = "get 1, get 1, get close b, get close a")
  @Async
  static Task<Integer> failureToCloseTheInnerByAReturnClosesTheOuter(Probe p) {
    for (int i : each(Items.of(p, "a", 3).failingToClose(failure("a")))) {
      for (int j : each(Items.of(p, "b", 3).failingToClose(failure("b")))) {
        return Task.of(i + j);
      }
    }
    return Task.of(0);
  }

  @Gives(
      value = "1 b 2 b ",
      log = "get 1, get 1, get close b, get 2, get 1, get close b, get end a")
  @Async
  static Task<String> failureToCloseTheInnerIsCaughtInTheOuter(Probe p) {
    String all = "";
    outer:
    for (int i : each(Items.of(p, "a", 2))) {
      try {
        for (int j : each(Items.of(p, "b", 3).failingToClose(failure("b")))) {
          all += i * j + " ";
          continue outer;
        }
      } catch (IllegalStateException e) {
        all += e.getMessage() + " ";
      }
    }
    return Task.of(all);
  }

  @Gives(value = "3", log = "get 1, get 2, get 3, get end a")
  @SuppressWarnings("finally")
  @Async
  static Task<Integer> returnThatAFinallyTakesBackDoesNotClose(Probe p) {
    int count = 0;
    for (int i : each(Items.of(p, "a", 3))) {
      try {
        count++;
        return Task.of(-i);
      } finally {
        continue;
      }
    }
    return Task.of(count);
  }

  @Gives(value = "went on", log = "get 1, get close a")
  @SuppressWarnings("finally")
  @Async
  static Task<String> exceptionThatAFinallyDropsClosesByItsBreak(Probe p) {
    for (int i : each(Items.of(p, "a", 3))) {
      try {
        throw failure("body");
      } finally {
        break;
      }
    }
    return Task.of("went on");
  }

  @Gives(value = "1", log = "get 1, locked, get close a")
  @Async
  static Task<Integer> returnOutOfASynchronizedBlockClosesBehindIt(Probe p) {
    Object lock = new Object();
    for (int i : each(Items.of(p, "a", 3))) {
      synchronized (lock) {
        p.log("locked");
        if (i == 1) {
          return Task.of(i);
        }
      }
    }
    return Task.of(0);
  }

  @Gives(value = "1", log = "get 1, close inner, get close a, close outer")
  @Async
  static Task<Integer> resourcesInAndAroundTheLoop(Probe p) {
    try (Resource outer = new Resource(p, "outer")) {
      for (int i : each(Items.of(p, "a", 3))) {
        try (Resource inner = new Resource(p, "inner")) {
          if (i == 1) {
            return Task.of(i);
          }
        }
      }
    }
    return Task.of(0);
  }

  /** Something that is closed at once. */
  private static final class Resource implements AutoCloseable {
    private final Probe p;
    private final String name;

    Resource(Probe p, String name) {
      this.p = p;
      this.name = name;
    }

    @Override
    public void close() {
      p.log("close " + name);
    }
  }
}
