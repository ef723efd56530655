package dev.fermata.transformer.retention;

import static dev.fermata.Fermata.await;

import dev.fermata.Async;
import dev.fermata.Task;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Methods that say at each await what is needed after it. */
final class RetentionSamples {
  private RetentionSamples() {}

  @Async
  static Task<Integer> locals(Stops s) {
    Thing before = s.make("before");
    before.use();
    Thing across = s.make("across");
    await(s.stop("across"));
    across.use();
    Thing both = s.make("both");
    await(s.stop("both"));
    await(s.stop("both"));
    return Task.of(both.use());
  }

  @Async
  static Task<Integer> reassignedLocals(Stops s) {
    Thing thing = s.make("first");
    thing.use();
    thing = s.make("second");
    await(s.stop("second"));
    thing.use();
    await(s.stop());
    thing = s.make("third");
    await(s.stop("third"));
    return Task.of(thing.use());
  }

  @Async
  static Task<Integer> scopes(Stops s) {
    {
      Thing inner = s.make("inner");
      await(s.stop("inner"));
      inner.use();
    }
    await(s.stop());
    {
      Thing sameSlot = s.make("same slot");
      await(s.stop("same slot"));
      sameSlot.use();
      await(s.stop());
    }
    return Task.of(0);
  }

  @Async
  static Task<Integer> loops(Stops s) {
    Thing all = s.make("all");
    Thing last = s.make("start");
    for (int i = 0; i < 3; i++) {
      last.use();
      Thing each = s.make("each");
      await(s.stop("all", "each"));
      last = each;
      await(s.stop("all", "each"));
      all.use();
    }
    await(s.stop("each"));
    return Task.of(last.use());
  }

  @Async
  static Task<Integer> endlessLoop(Stops s) {
    int i = 0;
    while (true) {
      Thing dead = s.make("dead");
      if (dead.use() + i++ > 6) {
        return Task.of(i);
      }
      await(s.stop());
    }
  }

  @Async
  static Task<Integer> arrayOfALoop(Stops s) {
    int sum = 0;
    for (Thing each : new Thing[] {s.make("a"), s.make("b")}) {
      await(s.stop("a", "b"));
      sum += each.use();
    }
    await(s.stop());
    return Task.of(sum);
  }

  @Async
  static Task<Integer> branches(Stops s) {
    Thing oneOf = s.make("one of");
    Thing other = s.make("other");
    if (await(s.stop("one of", "other")) == null) {
      await(s.stop("one of"));
      oneOf.use();
    } else {
      other.use();
    }
    await(s.stop());
    return Task.of(0);
  }

  @Async
  static Task<String> switches(Stops s) {
    Thing a = s.make("a");
    Thing b = s.make("b");
    for (int i = 0; i < 3; i++) {
      switch (i) {
        case 0:
          await(s.stop("a", "b"));
          break;
        case 1:
          await(s.stop("a", "b"));
          a.use();
          break;
        default:
          a = null;
          await(s.stop("b"));
          return Task.of(b.name());
      }
    }
    return Task.of(null);
  }

  static Task<Integer> parameters(Stops s) {
    return parameters(s, s.make("before"), 1L, s.make("between"), s.make("unused"));
  }

  @Async
  private static Task<Integer> parameters(
      Stops s, Thing before, long wide, Thing between, Thing unused) {
    before.use();
    await(s.stop("between"));
    between.use();
    await(s.stop());
    return Task.of((int) wide);
  }

  static Task<Integer> receivers(Stops s) {
    return s.make("this", Receiver::new).run(s);
  }

  static Task<Integer> receiversOfOverridableMethods(Stops s) {
    return s.make("this", Receiver::new).overridable(s, s.make("parameter"));
  }

  /** Has methods of its own that await. */
  static class Receiver extends Thing {
    Receiver(String name) {
      super(name);
    }

    @Async
    final Task<Integer> run(Stops s) {
      await(s.stop("this"));
      use();
      await(s.stop());
      return Task.of(0);
    }

    @Async
    Task<Integer> overridable(Stops s, Thing parameter) {
      parameter.use();
      await(s.stop("this"));
      use();
      await(s.stop());
      return Task.of(0);
    }
  }

  @Async
  static Task<Integer> operands(Stops s) {
    int sum = use(s.make("left"), await(s.stop("left")), s.make("right"));
    await(s.stop());
    sum += s.make("receiver").use() + use(s.make("first"), await(s.stop("first")), null);
    Object[] array = {s.make("element"), await(s.stop("element"))};
    await(s.stop("element"));
    return Task.of(sum + array.length);
  }

  private static int use(Thing first, Void awaited, Thing second) {
    return first.use() + (second == null ? 0 : second.use());
  }

  @Async
  static Task<Integer> constructorArguments(Stops s) {
    Pair pair = new Pair(s.make("a"), await(s.stop("a")), s.make("b"));
    await(s.stop("a", "b"));
    return Task.of(pair.first.use());
  }

  private record Pair(Thing first, Void awaited, Thing second) {}

  @Async
  static Task<Integer> finallyBlocks(Stops s) {
    Thing inFinally = s.make("in finally");
    Thing inBody = s.make("in body");
    try {
      await(s.stop("in finally", "in body"));
      inBody.use();
      await(s.stop("in finally"));
    } finally {
      inFinally.use();
      await(s.stop());
    }
    await(s.stop());
    return Task.of(0);
  }

  @Async
  static Task<Integer> handlers(Stops s) {
    Thing inHandler = s.make("in handler");
    try {
      await(s.stop("in handler"));
      throw s.make("thrown", Oops::new);
    } catch (Oops e) {
      await(s.stop("in handler", "thrown"));
      inHandler.use();
      await(s.stop("thrown"));
      e.name();
      await(s.stop());
    }
    await(s.stop());
    return Task.of(0);
  }

  @Async
  static Task<Integer> resources(Stops s) {
    try (Thing outer = s.make("outer");
        Thing inner = s.make("inner")) {
      await(s.stop("outer", "inner"));
      outer.use();
      await(s.stop("outer", "inner"));
    }
    await(s.stop());
    return Task.of(0);
  }

  static Task<Integer> lambdas(Stops s) {
    return lambda(s, s.make("captured")).get();
  }

  private static Supplier<Task<Integer>> lambda(Stops s, Thing captured) {
    return () -> {
      Thing local = s.make("local");
      await(s.stop("captured", "local"));
      int sum = captured.use() + local.use();
      await(s.stop());
      return Task.of(sum);
    };
  }

  @Async
  static Task<Integer> lambdaInALocal(Stops s) {
    Thing captured = s.make("captured");
    Supplier<Integer> later = () -> captured.use();
    await(s.stop("captured"));
    int sum = later.get();
    await(s.stop());
    return Task.of(sum);
  }

  @Async
  static Task<Integer> callers(Stops s) {
    Thing dead = s.make("dead");
    dead.use();
    Thing callers = s.make("caller's");
    int sum = await(callee(s, s.make("argument"), s.make("unused")));
    callers.use();
    sum += await(callee(s, s.make("argument"), dead = s.make("caller's")));
    dead.use();
    await(s.stop());
    return Task.of(sum);
  }

  @Async
  private static Task<Integer> callee(Stops s, Thing argument, Thing unused) {
    Thing own = s.make("own");
    await(s.stop("caller's", "argument", "own"));
    own.use();
    await(s.stop("caller's", "argument"));
    argument.use();
    await(s.stop("caller's"));
    return Task.of(1);
  }

  @Async
  static Task<Integer> callersOfOverridableMethods(Stops s) {
    Receiver receiver = s.make("this", Receiver::new);
    int sum = await(receiver.overridable(s, s.make("parameter")));
    await(s.stop());
    return Task.of(sum);
  }

  @Async
  static Task<Integer> recursion(Stops s) {
    int sum = await(deep(s, 3, s.make("level")));
    await(s.stop());
    return Task.of(sum);
  }

  @Async
  private static Task<Integer> deep(Stops s, int depth, Thing level) {
    if (depth == 0) {
      await(s.stop("level", "level", "level"));
      return Task.of(0);
    }
    int sum = await(deep(s, depth - 1, s.make("level"))) + level.use();
    s.ends();
    return Task.of(sum);
  }

  @Async
  static CompletionStage<Integer> completionStages(Stops s) {
    Thing thing = s.make("thing");
    await(s.stop("thing"));
    thing.use();
    await(s.stop());
    return Task.of(0);
  }

  @Async
  static void nothingReturned(Stops s) {
    Thing thing = s.make("thing");
    await(s.stop("thing"));
    thing.use();
    await(s.stop());
  }

  @Async
  static Task<Thing> finishedWithAValue(Stops s) {
    Thing other = s.make("other");
    Thing value = s.make("value");
    await(s.stop("other", "value"));
    other.use();
    s.ends("value");
    return Task.of(value);
  }

  @Async
  static Task<Thing> finishedWithAFailure(Stops s) {
    Thing other = s.make("other");
    await(s.stop("other"));
    other.use();
    s.ends("thrown");
    throw s.make("thrown", Oops::new);
  }

  @Async
  static Task<Thing> finishedWithAnotherStage(Stops s) {
    Thing other = s.make("other");
    await(s.stop("other"));
    other.use();
    s.ends("value");
    return Task.of(await(finishedWithAnother(s)));
  }

  @Async
  private static Task<Thing> finishedWithAnother(Stops s) {
    await(s.stop());
    s.ends("value");
    return Task.of(s.make("value"));
  }
}
