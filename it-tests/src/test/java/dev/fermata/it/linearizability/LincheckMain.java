package dev.fermata.it.linearizability;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Options;
import org.jetbrains.lincheck.datastructures.StressOptions;

/**
 * Runs the tests, in a virtual machine of their own because Lincheck rewrites the classes of the
 * one that it runs in. Arguments are {@code short} or {@code long}, and the names of tests; without
 * names, all are run.
 */
public final class LincheckMain {
  /** Lincheck has found something. */
  public static final int FAILED = 1;

  /** Lincheck does not run here. */
  public static final int UNABLE = 2;

  private static final Map<Class<?>, Class<?>> DATA_STRUCTURES = new LinkedHashMap<>();
  private static final Map<String, IntConsumer> PROGRAMS = new LinkedHashMap<>();

  static {
    DATA_STRUCTURES.put(PromiseOutcome.class, PromiseOutcome.Sequential.class);
    DATA_STRUCTURES.put(SubmittedCallbacks.class, SubmittedCallbacks.Sequential.class);
    DATA_STRUCTURES.put(ExecutorTurns.class, ExecutorTurns.Sequential.class);
    DATA_STRUCTURES.put(HandleCancellation.OfCallback.class, HandleCancellation.Sequential.class);
    DATA_STRUCTURES.put(HandleCancellation.OfTimer.class, HandleCancellation.Sequential.class);
    DATA_STRUCTURES.put(QueueItems.class, QueueItems.Sequential.class);
    DATA_STRUCTURES.put(SemaphorePermits.class, SemaphorePermits.Sequential.class);
    PROGRAMS.put("WakeUps.ofIdleLoopThatIsStopped", WakeUps::ofIdleLoopThatIsStopped);
    PROGRAMS.put("WakeUps.ofIdleLoopWithSubmission", WakeUps::ofIdleLoopWithSubmission);
    PROGRAMS.put("WakeUps.ofIdleLoopThatIsInterrupted", WakeUps::ofIdleLoopThatIsInterrupted);
    PROGRAMS.put("WakeUps.ofThreadThatJoins", WakeUps::ofThreadThatJoins);
  }

  private final Effort effort;
  private final Map<String, Runnable> tests = new LinkedHashMap<>();

  private LincheckMain(Effort effort) {
    this.effort = effort;
    DATA_STRUCTURES.forEach(this::add);
    PROGRAMS.forEach(
        (name, program) -> tests.put(name, () -> program.accept(effort.invocations() * 10)));
  }

  private void add(Class<?> test, Class<?> sequential) {
    String name = test.getName().replaceAll(".*\\.", "").replace('$', '.');
    tests.put(name, () -> check(test, sequential, new ModelCheckingOptions()));
    if (effort.stress()) {
      tests.put(name + " (stress)", () -> check(test, sequential, new StressOptions()));
    }
  }

  private void check(Class<?> test, Class<?> sequential, Options<?, ?> options) {
    options.sequentialSpecification(sequential);
    options.iterations(effort.scenarios());
    options.invocationsPerIteration(effort.invocations());
    options.threads(effort.threads());
    options.actorsPerThread(effort.calls());
    options.actorsBefore(1);
    options.actorsAfter(1);
    options.check(test);
  }

  /** Prints the name of each test, how long it took, and what Lincheck has found. */
  public static void main(String[] arguments) {
    LincheckMain main = new LincheckMain(Effort.of(arguments[0]));
    if (!Probe.succeeds()) {
      System.exit(UNABLE);
    }
    boolean all = arguments.length == 1;
    boolean failed = false;
    for (Map.Entry<String, Runnable> test : main.tests.entrySet()) {
      if (all || List.of(arguments).contains(test.getKey())) {
        failed |= !main.passes(test.getKey(), test.getValue());
      }
    }
    System.exit(failed ? FAILED : 0);
  }

  private boolean passes(String name, Runnable test) {
    long start = System.nanoTime();
    try {
      test.run();
    } catch (LincheckAssertionError e) {
      System.out.println(name + " failed: " + e.getMessage());
      return false;
    }
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    System.out.println(name + " passed in " + millis + " ms");
    return true;
  }
}
