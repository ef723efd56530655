package dev.fermata.transformer.samples;

import static dev.fermata.Fermata.await;

import dev.fermata.Async;
import dev.fermata.Task;
import dev.fermata.transformer.testing.Gives;
import dev.fermata.transformer.testing.Probe;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What methods return, and how. */
public final class ReturnSamples {
  private ReturnSamples() {}

  @Gives("x")
  @Async
  static Task<String> task(Probe p) {
    return Task.of(await(p.get("x")));
  }

  @Gives("x")
  @Async
  static CompletableFuture<String> completableFuture(Probe p) {
    return CompletableFuture.completedFuture(await(p.get("x")));
  }

  @Gives("throws java.io.IOException: x")
  @Async
  static CompletableFuture<String> completableFutureThatFails(Probe p) {
    return CompletableFuture.completedFuture(await(p.fail(new IOException("x"))));
  }

  @Gives("x")
  @Async
  static CompletionStage<String> completionStage(Probe p) {
    return Task.of(await(p.get("x")));
  }

  @Gives("x")
  @Async
  static CompletionStage<String> completionStageFromAFuture(Probe p) {
    return CompletableFuture.completedFuture(await(p.get("x")));
  }

  @Gives("null")
  @Async
  static void nothing(Probe p) {
    p.log(await(p.get("x")));
    p.log("end");
  }

  @Gives("null")
  @Async
  static void nothingAndFails(Probe p) {
    p.log(await(p.get("x")));
    throw new IllegalStateException("end");
  }

  @Gives("null")
  @Async
  static void nothingAndFailsAtOnce(Probe p) {
    if (p != null) {
      throw new IllegalStateException("end");
    }
    await(p.get("x"));
  }

  @Gives("null")
  @Async
  static void nothingWithReturnsInBetween(Probe p) {
    for (int i = 0; ; i++) {
      if (await(p.get(i)) == 2) {
        return;
      }
      try {
        if (i == 5) {
          return;
        }
      } finally {
        await(p.get("finally"));
      }
    }
  }

  @Gives("null")
  @Async
  static Task<Void> done(Probe p) {
    p.log(await(p.get("x")));
    return Task.done();
  }

  @Gives("null")
  @Async
  static Task<Void> doneOrNull(Probe p) {
    if (await(p.get(true))) {
      return Task.of(null);
    }
    return Task.done();
  }

  @Gives("null")
  @Async
  static Task<String> nullResult(Probe p) {
    return Task.of(await(p.<String>get(null)));
  }

  @Gives("true 1 2 3 4 5.0 6.0 c")
  @Async
  static Task<String> primitives(Probe p) {
    boolean z = await(returnsBoolean(p));
    byte b = await(returnsByte(p));
    short s = await(returnsShort(p));
    int i = await(returnsInt(p));
    long l = await(returnsLong(p));
    float f = await(returnsFloat(p));
    double d = await(returnsDouble(p));
    char c = await(returnsChar(p));
    return Task.of(z + " " + b + " " + s + " " + i + " " + l + " " + f + " " + d + " " + c);
  }

  @Gives("true 1 2 3 4 5.0 6.0 c")
  @Async
  static Task<String> boxes(Probe p) {
    Object z = await(returnsBoolean(p));
    Byte b = await(returnsByte(p));
    Number s = await(returnsShort(p));
    Object i = await(returnsInt(p));
    Comparable<Long> l = await(returnsLong(p));
    Object f = await(returnsFloat(p));
    Object d = await(returnsDouble(p));
    Object c = await(returnsChar(p));
    await(returnsLong(p));
    await(returnsDouble(p));
    await(returnsInt(p));
    return Task.of(z + " " + b + " " + s + " " + i + " " + l + " " + f + " " + d + " " + c);
  }

  @Gives("7 7.0")
  @Async
  static Task<String> widened(Probe p) {
    long l = await(returnsInt(p)) + await(returnsLong(p));
    double d = await(returnsInt(p)) + await(returnsLong(p));
    return Task.of(l + " " + d);
  }

  @Async
  static Task<Boolean> returnsBoolean(Probe p) {
    return Task.of(await(p.get(true)));
  }

  @Async
  static Task<Byte> returnsByte(Probe p) {
    return Task.of((byte) (await(p.get((byte) 1)) + 0));
  }

  @Async
  static Task<Short> returnsShort(Probe p) {
    short s = await(p.get((short) 2));
    return Task.of(s);
  }

  @Async
  static Task<Integer> returnsInt(Probe p) {
    return Task.of(await(p.get(2)) + 1);
  }

  @Async
  static Task<Long> returnsLong(Probe p) {
    return Task.of(await(p.get(3L)) + 1);
  }

  @Async
  static Task<Float> returnsFloat(Probe p) {
    return Task.of(await(p.get(4f)) + 1);
  }

  @Async
  static Task<Double> returnsDouble(Probe p) {
    double d = await(p.get(5d)) + 1;
    return Task.of(d);
  }

  @Async
  static Task<Character> returnsChar(Probe p) {
    char c = await(p.get('b'));
    c++;
    return Task.of(c);
  }

  @Gives("1 x null")
  @Async
  static Task<String> primitiveOrObject(Probe p) {
    return Task.of(
        await(primitiveOrObject(p, 0))
            + " "
            + await(primitiveOrObject(p, 1))
            + " "
            + await(primitiveOrObject(p, 2)));
  }

  @Async
  private static Task<Object> primitiveOrObject(Probe p, int kind) {
    if (kind == 0) {
      return Task.of(await(p.get(0)) + 1);
    }
    return kind == 1 ? Task.of((Object) await(p.get("x"))) : Task.of((Object) null);
  }

  @Gives("x")
  @Async
  static Task<String> otherStage(Probe p) {
    await(p.get(1));
    return task(p);
  }

  @Gives("3")
  @Async
  static Task<Integer> tailCall(Probe p) {
    return returnsInt(p);
  }

  @Gives("null")
  @Async
  static Task<Void> tailCallOfNothing(Probe p) {
    await(p.get("before"));
    return done(p);
  }

  @Gives("x")
  @Async
  static CompletionStage<String> stageFromElsewhere(Probe p) {
    await(p.get(1));
    return p.get("x");
  }

  @Gives("x")
  @Async
  static CompletableFuture<String> futureFromElsewhere(Probe p) {
    await(p.get(1));
    return p.get("x").toCompletableFuture();
  }

  @Gives("throws java.io.IOException: from elsewhere")
  @Async
  static CompletionStage<String> failedStageFromElsewhere(Probe p) {
    try {
      await(p.get(1));
      return p.fail(new IOException("from elsewhere"));
    } catch (Throwable e) {
      return Task.of("caught");
    } finally {
      await(p.get(2));
    }
  }

  @Gives("b")
  @Async
  static CompletionStage<String> conditionalStage(Probe p) {
    return await(p.get(false)) ? Task.of("a") : p.get("b");
  }

  @Gives("throws java.lang.IllegalStateException: failed")
  @Async
  static Task<String> failedTask(Probe p) {
    await(p.get(1));
    return Task.failed(new IllegalStateException("failed"));
  }

  @Gives("no await at all")
  @Async
  static Task<String> neverAwaits(Probe p) {
    return Task.of("no await at all");
  }

  @Gives("throws java.lang.IllegalStateException: no await at all")
  @Async
  static CompletableFuture<String> neverAwaitsAndFails(Probe p) {
    throw new IllegalStateException("no await at all");
  }

  @Gives("null")
  @Async
  static void neverAwaitsAndReturnsNothing(Probe p) {
    p.log("here");
  }

  @Gives("[[x]]")
  @Async
  static Task<String[][]> array(Probe p) {
    return Task.of(new String[][] {{await(p.get("x"))}});
  }
}
