package dev.fermata.transformer.testing;

import dev.fermata.EventLoop;
import dev.fermata.Promise;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Calls a method that takes a {@link Probe}, completes what it awaits, and tells what came of it.
 */
public final class RunSample {
  private static final int QUIET_TURNS = 50;

  private final Program program;
  private final String className;
  private final String method;

  public RunSample(Program program, String className, String method) {
    this.program = program;
    this.className = className;
    this.method = method;
  }

  public Outcome with(Waiting waiting, long seed) {
    Probe probe = new Probe(waiting, seed);
    Thread thread = Thread.currentThread();
    Thread.UncaughtExceptionHandler handler = thread.getUncaughtExceptionHandler();
    thread.setUncaughtExceptionHandler((t, failure) -> probe.log("uncaught " + failure));
    try {
      return waiting == Waiting.ON_LOOP ? onLoop(probe) : offLoop(probe);
    } finally {
      thread.setUncaughtExceptionHandler(handler);
    }
  }

  private Outcome offLoop(Probe probe) {
    AtomicReference<String> result = new AtomicReference<>("never ends");
    call(probe, result);
    while (probe.completeOne()) {
      // goes on here
    }
    return new Outcome(result.get(), List.copyOf(probe.log()));
  }

  private Outcome onLoop(Probe probe) {
    AtomicReference<String> result = new AtomicReference<>("never ends");
    try (EventLoop loop = new EventLoop()) {
      loop.setExceptionHandler((theLoop, context) -> probe.log("uncaught " + context.exception()));
      loop.runUntilComplete(
          () -> {
            Promise<Void> done = new Promise<>();
            loop.callSoon(
                () -> {
                  call(probe, result);
                  idle(loop, probe, QUIET_TURNS, done);
                });
            return done;
          });
    }
    return new Outcome(result.get(), List.copyOf(probe.log()));
  }

  /** Lets the loop turn until nothing has happened for some turns. */
  private static void idle(EventLoop loop, Probe probe, int turns, Promise<Void> done) {
    if (turns == 0) {
      done.complete(null);
    } else {
      int events = probe.log().size();
      loop.callSoon(
          () -> idle(loop, probe, probe.log().size() > events ? QUIET_TURNS : turns - 1, done));
    }
  }

  private void call(Probe probe, AtomicReference<String> result) {
    Object returned;
    try {
      returned = program.call(className, method, probe);
    } catch (Throwable failure) {
      result.set("the call " + Outcome.describe(failure));
      return;
    }
    if (returned instanceof CompletionStage<?> stage) {
      stage.whenComplete(
          (value, failure) ->
              result.set(failure == null ? Outcome.describe(value) : Outcome.describe(failure)));
    } else {
      result.set(String.valueOf(returned));
    }
  }
}
