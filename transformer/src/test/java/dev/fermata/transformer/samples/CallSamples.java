package dev.fermata.transformer.samples;

import static dev.fermata.Fermata.await;

import dev.fermata.Async;
import dev.fermata.Task;
import dev.fermata.transformer.testing.Gives;
import dev.fermata.transformer.testing.Probe;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Calls of one {@code @Async} method from another. */
public final class CallSamples {
  private CallSamples() {}

  @Gives("120")
  @Async
  static Task<Long> recursion(Probe p) {
    return Task.of(await(factorial(p, 5)));
  }

  @Async
  private static Task<Long> factorial(Probe p, int n) {
    if (n == 0) {
      await(p.get("bottom"));
      return Task.of(1L);
    }
    return Task.of(n * await(factorial(p, n - 1)));
  }

  @Gives("8")
  @Async
  static Task<Integer> doubleRecursion(Probe p) {
    return Task.of(await(fibonacci(p, 6)));
  }

  @Async
  private static Task<Integer> fibonacci(Probe p, int n) {
    if (n < 2) {
      return Task.of(await(p.get(n)));
    }
    return Task.of(await(fibonacci(p, n - 1)) + await(fibonacci(p, n - 2)));
  }

  @Gives("true")
  @Async
  static Task<Boolean> mutualRecursion(Probe p) {
    return Task.of(await(isEven(p, 6)));
  }

  @Async
  private static Task<Boolean> isEven(Probe p, int n) {
    return n == 0 ? Task.of(true) : isOdd(p, n - await(p.get(1)));
  }

  @Async
  private static CompletionStage<Boolean> odd(Probe p, int n) {
    if (n == 0) {
      return Task.of(false);
    }
    return isEven(p, n - await(p.get(1)));
  }

  private static Task<Boolean> isOdd(Probe p, int n) {
    Task<Boolean> result = (Task<Boolean>) odd(p, n);
    return result;
  }

  @Gives("ab1")
  @Async
  static Task<String> concurrentCalls(Probe p) {
    Task<String> a = step(p, "a");
    Task<String> b = step(p, "b");
    int one = await(p.get(1));
    return Task.of(await(a) + await(b) + one);
  }

  @Async
  private static Task<String> step(Probe p, String s) {
    await(p.get(s + " begins"));
    return Task.of(s);
  }

  @Gives("caught deep at depth 4")
  @Async
  static Task<String> failureComesUpThroughCalls(Probe p) {
    int depth = 4;
    try {
      await(descend(p, depth));
      return Task.of("not reached");
    } catch (IllegalStateException e) {
      return Task.of("caught " + e.getMessage() + " at depth " + depth);
    }
  }

  @Async
  private static Task<Void> descend(Probe p, int depth) {
    try {
      if (depth == 0) {
        await(p.fail(new IllegalStateException("deep")));
      }
      await(descend(p, depth - 1));
      return Task.done();
    } finally {
      p.log("leaving " + depth);
      await(p.get(depth));
    }
  }

  @Gives("caught early")
  @Async
  static Task<String> calleeFailsBeforeItAwaits(Probe p) {
    try {
      await(failsEarly(p));
    } catch (IllegalStateException e) {
      return Task.of("caught " + e.getMessage());
    }
    return Task.of("not reached");
  }

  @Async
  private static Task<Void> failsEarly(Probe p) {
    if (p != null) {
      throw new IllegalStateException("early");
    }
    await(p.get(1));
    return Task.done();
  }

  @Gives("caught no receiver")
  @Async
  static Task<String> calleeWithoutReceiver(Probe p) {
    Node none = null;
    try {
      await(none.sum(p, p.log("arguments come first", 1)));
    } catch (NullPointerException e) {
      return Task.of("caught no receiver");
    }
    return Task.of("not reached");
  }

  @Gives("6")
  @Async
  static Task<Integer> instanceCalls(Probe p) {
    return Task.of(await(new Node(1, new Node(2, new Node(3, null))).sum(p, 0)));
  }

  /** A list. */
  static final class Node {
    private final int value;
    private final Node next;

    Node(int value, Node next) {
      this.value = value;
      this.next = next;
    }

    @Async
    Task<Integer> sum(Probe p, int before) {
      int sum = before + await(p.get(value));
      return next == null ? Task.of(sum) : Task.of(await(next.sum(p, sum)));
    }
  }

  @Gives("1 2.0 x null")
  @Async
  static Task<String> calleesOfAllReturnTypesInOneExpression(Probe p) {
    return Task.of(
        await(asTask(p))
            + " "
            + await(asFuture(p))
            + " "
            + await(asStage(p))
            + " "
            + await(asVoid(p)));
  }

  @Async
  private static Task<Integer> asTask(Probe p) {
    return Task.of(await(p.get(1)) + 0);
  }

  @Async
  private static CompletableFuture<Double> asFuture(Probe p) {
    double d = await(p.get(2.0));
    return CompletableFuture.completedFuture(d);
  }

  @Async
  private static CompletionStage<String> asStage(Probe p) {
    return Task.of(await(p.get("x")));
  }

  @Async
  private static Task<Void> asVoid(Probe p) {
    await(p.get("void"));
    return Task.done();
  }

  @Gives("[0, 1, 4]")
  @Async
  static Task<List<Integer>> callsInALoop(Probe p) {
    List<Integer> squares = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      squares.add(await(square(p, i)));
      await(asVoid(p));
    }
    return Task.of(squares);
  }

  @Async
  private static Task<Integer> square(Probe p, int i) {
    return Task.of(i * await(p.get(i)));
  }
}
