package dev.fermata.it.linearizability;

import static org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt.forClasses;

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

  /** The parts of a loop that belong to the thread which runs it: no thread can come between. */
  private static final String[] ONE_THREAD_AT_A_TIME = {
    "dev.fermata.TimerWheel", "dev.fermata.abi.ReadyQueue", "dev.fermata.abi.Driver"
  };

  private static final Map<String, IntConsumer> PROGRAMS = new LinkedHashMap<>();

  static {
    PROGRAMS.put("WakeUps.ofLoopThatIsStopped", WakeUps::ofLoopThatIsStopped);
    PROGRAMS.put("WakeUps.ofLoopWithSubmission", WakeUps::ofLoopWithSubmission);
  }

  private final Effort effort;
  private final Map<String, Runnable> tests = new LinkedHashMap<>();

  private LincheckMain(Effort effort) {
    this.effort = effort;
    DataStructure.ALL.forEach(this::add);
    PROGRAMS.forEach((name, program) -> tests.put(name, () -> program.accept(effort.thoroughly())));
  }

  private void add(DataStructure structure) {
    String name = structure.name();
    if (!structure.scenarios().isEmpty()) {
      tests.put(name + " (scenarios)", () -> checkScenarios(structure));
    }
    tests.put(name, () -> checkAnything(structure, modelChecking()));
    if (effort.stress()) {
      tests.put(name + " (stress)", () -> checkAnything(structure, new StressOptions()));
    }
  }

  private static ModelCheckingOptions modelChecking() {
    ModelCheckingOptions options = new ModelCheckingOptions();
    // Under a lock, and what threads hand over meanwhile is the matter of other tests.
    options.addGuarantee(forClasses(SharedLoop.class.getName()).methods("runFor").treatAsAtomic());
    options.addGuarantee(forClasses(ONE_THREAD_AT_A_TIME).allMethods().ignore());
    return options;
  }

  private void checkScenarios(DataStructure structure) {
    ModelCheckingOptions options = modelChecking();
    structure.scenarios().forEach(options::addCustomScenario);
    options.iterations(0);
    options.invocationsPerIteration(effort.thoroughly());
    check(structure, options);
  }

  private void checkAnything(DataStructure structure, Options<?, ?> options) {
    options.iterations(effort.scenarios());
    options.invocationsPerIteration(effort.invocations());
    options.actorsPerThread(effort.calls());
    options.actorsBefore(1);
    options.actorsAfter(1);
    check(structure, options);
  }

  private static void check(DataStructure structure, Options<?, ?> options) {
    options.sequentialSpecification(structure.sequential());
    options.check(structure.test());
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
