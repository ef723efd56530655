package dev.fermata.transformer.samples;

import static dev.fermata.Fermata.await;

import dev.fermata.Async;
import dev.fermata.Task;
import dev.fermata.transformer.testing.Gives;
import dev.fermata.transformer.testing.Probe;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.concurrent.CompletionStage;

/** Exceptions, handlers, finally, resources. */
public final class ExceptionSamples {
  private ExceptionSamples() {}

  @Gives("throws java.io.IOException: gone")
  @Async
  static Task<String> failureOfAnAwaitIsThatOfTheCall(Probe p) {
    return Task.of(await(p.<String>fail(new IOException("gone"))));
  }

  @Gives("throws java.lang.IllegalStateException: early")
  @Async
  static Task<String> failsBeforeTheFirstAwait(Probe p) {
    p.log("begin");
    if (p != null) {
      throw new IllegalStateException("early");
    }
    return Task.of(await(p.get("unreached")));
  }

  @Gives("throws java.lang.IllegalStateException: late")
  @Async
  static Task<String> failsAfterTheLastAwait(Probe p) {
    String s = await(p.get("late"));
    throw new IllegalStateException(s);
  }

  @Gives("throws java.lang.NullPointerException: await of a stage that is null")
  @Async
  static Task<String> awaitOfNullThrows(Probe p) {
    CompletionStage<String> none = null;
    try {
      p.log(await(p.get("before")));
      return Task.of(await(nullChecked(none)));
    } finally {
      p.log("finally");
    }
  }

  /** Blocking awaits throw another message. */
  private static <T> CompletionStage<T> nullChecked(CompletionStage<T> stage) {
    if (stage == null) {
      throw new NullPointerException("await of a stage that is null");
    }
    return stage;
  }

  @Gives("caught gone")
  @Async
  static Task<String> catchesWhatAnAwaitThrows(Probe p) {
    String before = "caught ";
    try {
      await(p.fail(new IllegalArgumentException("gone")));
      return Task.of("not reached");
    } catch (IllegalArgumentException e) {
      return Task.of(before + e.getMessage());
    }
  }

  @Gives("caught gone, then after")
  @Async
  static Task<String> checkedExceptionIsDeclaredByTheAwait(Probe p) {
    String s;
    try {
      s = await(p.<String>fail(new FileNotFoundException("gone")), IOException.class);
    } catch (FileNotFoundException e) {
      s = "caught " + e.getMessage();
    } catch (IOException e) {
      s = "too late";
    }
    return Task.of(s + ", then " + await(p.get("after")));
  }

  @Gives("outer gone 7 seven")
  @Async
  static Task<String> innerHandlerDoesNotMatchAndOuterNeedsItsVariables(Probe p) {
    int number = await(p.get(7));
    String text = "seven";
    try {
      long inner = await(p.get(1L));
      try {
        double innermost = await(p.get(2.0));
        await(p.fail(new IllegalStateException("gone")));
        p.log(inner + innermost);
      } catch (IllegalArgumentException e) {
        p.log("wrong handler");
      }
    } catch (IllegalStateException e) {
      return Task.of("outer " + e.getMessage() + " " + number + " " + text);
    }
    return Task.of("not reached");
  }

  @Gives("body")
  @Async
  static Task<String> returnInTryWhoseFinallyAwaits(Probe p) {
    try {
      return Task.of(await(p.get("body")));
    } finally {
      p.log("finally begins");
      await(p.get("closing"));
      p.log("finally ends");
    }
  }

  @Gives("finally wins")
  @SuppressWarnings("finally")
  @Async
  static Task<String> returnInFinallyWins(Probe p) {
    try {
      await(p.fail(new IOException("lost")));
      return Task.of("body");
    } finally {
      return Task.of(await(p.get("finally wins")));
    }
  }

  @Gives("throws java.lang.IllegalStateException: from finally")
  @Async
  static Task<String> exceptionOfFinallyReplacesThatOfTheBody(Probe p) {
    try {
      return Task.of(await(p.<String>fail(new IOException("body"))));
    } finally {
      await(p.fail(new IllegalStateException("from finally")));
    }
  }

  @Gives("throws java.io.IOException: body")
  @Async
  static Task<String> rethrowAfterAFinallyThatAwaits(Probe p) {
    int count = 0;
    try {
      count += await(p.get(1));
      await(p.fail(new IOException("body")));
    } finally {
      count += await(p.get(2));
      p.log(count);
    }
    return Task.of("not reached");
  }

  @Gives("recovered from gone")
  @Async
  static Task<String> awaitInCatch(Probe p) {
    try {
      throw new IllegalStateException("gone");
    } catch (IllegalStateException e) {
      String prefix = await(p.get("recovered"));
      return Task.of(prefix + " from " + e.getMessage());
    }
  }

  @Gives(
      "throws java.lang.IllegalArgumentException: second caused by java.lang.IllegalStateException: first")
  @Async
  static Task<String> awaitInCatchThatThrowsAnother(Probe p) {
    try {
      await(p.fail(new IllegalStateException("first")));
    } catch (RuntimeException e) {
      String message = await(p.get("second"));
      throw new IllegalArgumentException(message, e);
    } finally {
      p.log(await(p.get("finally")));
    }
    return Task.of("not reached");
  }

  @Gives("1 2 IOException 4")
  @Async
  static Task<String> finallyOnAllWaysOut(Probe p) {
    String all = "";
    for (int i = 1; i <= 4; i++) {
      try {
        if (i == 2) {
          continue;
        }
        if (i == 3) {
          await(p.fail(new IOException("3")), IOException.class);
        }
        p.log(await(p.get(i)));
        if (i == 4) {
          break;
        }
      } catch (IOException e) {
        all += await(p.get("IOException")) + " ";
        continue;
      } finally {
        if (i != 3) {
          all += await(p.get(i)) + (i == 4 ? "" : " ");
        }
      }
      p.log("end of " + i);
    }
    return Task.of(all);
  }

  @Gives("multi-catch java.io.IOException: b")
  @Async
  static Task<String> multiCatch(Probe p) {
    try {
      await(p.get("a"));
      await(p.fail(new IOException("b")), IOException.class);
      return Task.of("not reached");
    } catch (IllegalStateException | IOException e) {
      Exception caught = e;
      return Task.of(await(p.get("multi-catch ")) + caught);
    }
  }

  @Gives("retried 3 times")
  @Async
  static Task<String> retriesInALoop(Probe p) {
    int tries = 0;
    while (true) {
      try {
        tries++;
        if (tries < 3) {
          await(p.fail(new IOException("try " + tries)));
        }
        await(p.get("good"));
        break;
      } catch (Throwable e) {
        p.log(e.getMessage());
        await(p.get("backoff"));
      }
    }
    return Task.of("retried " + tries + " times");
  }

  @Gives("throws java.lang.IllegalStateException: not mine")
  @Async
  static Task<String> failureOfAReturnedStageIsNotCaught(Probe p) {
    try {
      p.log(await(p.get("before")));
      return failing(p, "not mine");
    } catch (IllegalStateException e) {
      return Task.of("caught");
    } finally {
      p.log(await(p.get("finally")));
    }
  }

  @Gives("throws java.lang.IllegalStateException: not mine 5")
  @Async
  static Task<String> returnedStageKeepsTheHandlersVariables(Probe p) {
    int number = await(p.get(5));
    try {
      await(p.get("x"));
      return failing(p, "not mine " + number);
    } catch (RuntimeException e) {
      return Task.of("caught " + number);
    }
  }

  @Gives("caught mine")
  @Async
  static Task<String> failureOfAnAwaitedThenReturnedValueIsCaught(Probe p) {
    try {
      return Task.of(await(failing(p, "mine")));
    } catch (IllegalStateException e) {
      return Task.of("caught " + e.getMessage());
    }
  }

  @Async
  private static Task<String> failing(Probe p, String message) {
    await(p.get("about to fail"));
    throw new IllegalStateException(message);
  }

  @Gives("throws java.io.IOException: body suppressed [java.lang.IllegalStateException: close b]")
  @Async
  static Task<String> resourcesAreClosedInReverseOrder(Probe p) {
    try (Resource a = await(p.get(new Resource(p, "a", false)));
        Resource b = await(p.get(new Resource(p, "b", true)));
        Resource c = null) {
      p.log(a.name + b.name + c);
      return Task.of(await(p.<String>fail(new IOException("body"))));
    }
  }

  @Gives("ab")
  @Async
  static Task<String> resourceIsClosedAfterTheAwaitsInItsBody(Probe p) {
    String s;
    try (Resource a = new Resource(p, "a", false)) {
      s = a.name + await(p.get("b"));
      p.log("body ends");
    }
    p.log(await(p.get("after")));
    return Task.of(s);
  }

  @Gives("caught java.lang.IllegalStateException: close x")
  @Async
  static Task<String> failingCloseIsCaughtOutside(Probe p) {
    try {
      try (Resource x = new Resource(p, "x", true)) {
        p.log(await(p.get(x.name)));
      }
    } catch (IllegalStateException e) {
      return Task.of(await(p.get("caught ")) + e);
    }
    return Task.of("not reached");
  }

  /** Something to close. */
  static final class Resource implements AutoCloseable {
    private final Probe p;
    private final String name;
    private final boolean fails;

    Resource(Probe p, String name, boolean fails) {
      this.p = p;
      this.name = name;
      this.fails = fails;
    }

    @Override
    public void close() {
      p.log("close " + name);
      if (fails) {
        throw new IllegalStateException("close " + name);
      }
    }

    @Override
    public String toString() {
      return name;
    }
  }
}
