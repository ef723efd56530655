package dev.fermata.transformer.samples;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.each;

import dev.fermata.Async;
import dev.fermata.AsyncCloseable;
import dev.fermata.Task;
import dev.fermata.transformer.testing.Gives;
import dev.fermata.transformer.testing.Probe;
import java.util.concurrent.Callable;

/** Resources whose close is awaited. */
public final class ResourceSamples {
  private ResourceSamples() {}

  private static RuntimeException failure(String message) {
    return new IllegalStateException(message);
  }

  @Gives(value = "body", log = "get open, get body, get close a, after")
  @Async
  static Task<String> endOfTheBodyAwaitsTheClose(Probe p) {
    String s;
    try (Resource a = await(p.get("open")).isEmpty() ? null : new Resource(p, "a")) {
      s = await(p.get("body"));
    }
    p.log("after");
    return Task.of(s);
  }

  @Gives(value = "value", log = "get value, get close a")
  @Async
  static Task<String> returnIsComputedBeforeTheClose(Probe p) {
    try (Resource a = new Resource(p, "a")) {
      return Task.of(await(p.get("value")));
    }
  }

  @Gives(value = "throws java.lang.IllegalStateException: x", log = "get x, get close a")
  @Async
  static Task<String> exceptionOfTheBodyIsThrownBehindTheClose(Probe p) {
    try (Resource a = new Resource(p, "a")) {
      throw failure(await(p.get("x")));
    }
  }

  @Gives(
      value =
          "throws java.lang.IllegalStateException: body suppressed"
              + " [java.lang.IllegalStateException: close]",
      log = "get close a")
  @Async
  static Task<String> failureOfTheCloseIsSuppressedInThatOfTheBody(Probe p) {
    try (Resource a = new Resource(p, "a", failure("close"))) {
      throw failure("body");
    }
  }

  @Gives(value = "caught close", log = "body, get close a")
  @Async
  static Task<String> failureOfTheCloseIsCaughtByTheStatementItself(Probe p) {
    try (Resource a = new Resource(p, "a", failure("close"))) {
      p.log("body");
    } catch (IllegalStateException e) {
      return Task.of("caught " + e.getMessage());
    }
    return Task.of("");
  }

  @Gives(value = "body", log = "get body, get close c, get close a")
  @Async
  static Task<String> resourcesAreClosedInReverseOrderAndNullIsNot(Probe p) {
    try (Resource a = new Resource(p, "a");
        Resource b = null;
        Resource c = new Resource(p, "c")) {
      return Task.of(await(p.get("body")));
    }
  }

  @Gives(
      value =
          "throws java.lang.IllegalStateException: body suppressed"
              + " [java.lang.IllegalStateException: b, java.lang.IllegalStateException: a]",
      log = "get close b, get close a")
  @Async
  static Task<String> eachFailureOfACloseIsSuppressed(Probe p) {
    try (Resource a = new Resource(p, "a", failure("a"));
        Resource b = new Resource(p, "b", failure("b"))) {
      throw failure("body");
    }
  }

  @Gives(value = "throws java.lang.IllegalStateException: open", log = "get close a")
  @Async
  static Task<String> resourceThatCannotBeOpenedClosesThoseBeforeIt(Probe p) {
    try (Resource a = new Resource(p, "a");
        Resource b = fail("open")) {
      p.log("not reached");
    }
    return Task.of("");
  }

  private static Resource fail(String message) {
    throw failure(message);
  }

  @Gives(value = "ab", log = "close plain, get close a")
  @Async
  static Task<String> resourcesOfOtherKindsAreClosedAtOnce(Probe p) {
    String all = "";
    try (Resource a = new Resource(p, "a");
        Plain plain = new Plain(p)) {
      all += "a";
    }
    return Task.of(all + "b");
  }

  @Gives(value = "done", log = "get close a, close plain, end")
  @Async
  static Task<String> whatIsOnlyKnownAsAutoCloseableIsLookedAt(Probe p) {
    AutoCloseable[] all = {new Resource(p, "a"), new Plain(p), null};
    try {
      for (AutoCloseable one : all) {
        try (AutoCloseable closed = one) {
          if (closed == null) {
            p.log("end");
          }
        }
      }
    } catch (Exception e) {
      return Task.of("wrong");
    }
    return Task.of("done");
  }

  @Gives(value = "body", log = "get body, get close a")
  @Async
  static Task<String> resourceOfAClassElsewhereIsLookedAt(Probe p) {
    try (Items a = Items.of(p, "a", 3)) {
      return Task.of(await(p.get("body")));
    }
  }

  @Gives(value = "1", log = "get close a, after")
  @Async
  static Task<Integer> closeThatIsCalledIsAwaitedToo(Probe p) {
    AsyncCloseable a = new Resource(p, "a");
    a.close();
    p.log("after");
    return Task.of(1);
  }

  @Gives(value = "1", log = "get 1, get close inner, get close a, get close outer")
  @Async
  static Task<Integer> resourcesInAndAroundALoopOverEach(Probe p) {
    try (Resource outer = new Resource(p, "outer")) {
      for (int i : each(Items.of(p, "a", 3))) {
        try (Resource inner = new Resource(p, "inner")) {
          return Task.of(i);
        }
      }
    }
    return Task.of(0);
  }

  @Gives(value = "2", log = "get 1, get close r, get 2, get close r, get close a")
  @Async
  static Task<Integer> breakAndContinueAwaitTheClose(Probe p) {
    int last = 0;
    for (int i : each(Items.of(p, "a", 3))) {
      try (Resource r = new Resource(p, "r")) {
        last = i;
        if (i == 1) {
          continue;
        }
        break;
      }
    }
    return Task.of(last);
  }

  @Gives(value = "lambda", log = "get lambda, get close a")
  @Async
  static Task<String> resourceInALambda(Probe p) {
    Callable<Task<String>> lambda =
        () -> {
          try (Resource a = new Resource(p, "a")) {
            return Task.of(await(p.get("lambda")));
          }
        };
    try {
      return lambda.call();
    } catch (Exception e) {
      return Task.of("wrong");
    }
  }

  /** Something whose close has to be waited for. */
  private static final class Resource implements AsyncCloseable {
    private final Probe p;
    private final String name;
    private final RuntimeException failure;

    Resource(Probe p, String name) {
      this(p, name, null);
    }

    Resource(Probe p, String name, RuntimeException failure) {
      this.p = p;
      this.name = name;
      this.failure = failure;
    }

    @Async
    @Override
    public Task<Void> closeAsync() {
      await(p.get("close " + name));
      if (failure != null) {
        throw failure;
      }
      return Task.done();
    }
  }

  /** Something that is closed at once. */
  private static final class Plain implements AutoCloseable {
    private final Probe p;

    Plain(Probe p) {
      this.p = p;
    }

    @Override
    public void close() {
      p.log("close plain");
    }
  }
}
