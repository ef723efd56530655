package dev.fermata.benchmarks.memory;

import dev.fermata.benchmarks.measurement.ForkedJvm;
import dev.fermata.benchmarks.report.Measured;
import dev.fermata.benchmarks.report.Result;
import dev.fermata.benchmarks.report.ResultFiles;
import java.io.IOException;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Measures the bytes that a suspended call holds: suspends very many and looks how the heap has
 * grown. Each measurement has a JVM of its own, since some contestants cannot give back what they
 * hold.
 */
public final class MemoryProgram {
  private static final Map<String, Supplier<Contestant>> CONTESTANTS = new LinkedHashMap<>();

  static {
    CONTESTANTS.put("hand-written", HandWritten::new);
    CONTESTANTS.put("Fermata", FermataTasks::new);
    CONTESTANTS.put("Kotlin raw", KotlinRaw::new);
    CONTESTANTS.put("Kotlin launch", KotlinLaunch::new);
    CONTESTANTS.put("CompletableFuture", CompletableFutures::new);
    CONTESTANTS.put("virtual threads", VirtualThreads::new);
    CONTESTANTS.put("EA Async", EaAsync::new);
    CONTESTANTS.put("Tascalate Async/Await", TascalateAsync::new);
    CONTESTANTS.put("Tascalate JavaFlow", TascalateJavaflow::new);
    CONTESTANTS.put("offbynull coroutines", OffbynullCoroutines::new);
  }

  /** Otherwise a part of the garbage stays, and counts. */
  private static final String COMPACT = "-XX:MarkSweepAlwaysCompactCount=1";

  private static final int CALLS_IN_A_GIBIBYTE = 1_500_000;
  private static final int DEEP = 11;
  private static final String LOCAL = "a local";

  private MemoryProgram() {}

  /**
   * Prints the bytes of all kinds and contestants.
   *
   * @param args how many calls, and how many JVMs for each contestant; for the inner JVMs, how many
   *     calls, the kind and the contestant
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length == 3) {
      int calls = Integer.parseInt(args[0]);
      Contestant contestant = CONTESTANTS.get(args[2]).get();
      double bytes = bytes(Kind.valueOf(args[1]), contestant, calls);
      System.out.println(String.format(Locale.ROOT, "%.1f", bytes));
      System.exit(0);
    }
    List<Result> results = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      for (String name : CONTESTANTS.keySet()) {
        if (CONTESTANTS.get(name).get().kinds().contains(kind)) {
          List<Double> samples = new ArrayList<>();
          for (int fork = 0; fork < Integer.parseInt(args[1]); fork++) {
            samples.add(Double.valueOf(fork(args[0], kind.name(), name)));
          }
          results.add(Result.of("F", name, kind.label(), "bytes", samples));
        }
      }
    }
    ResultFiles.print(System.out, new Measured(results, List.of()));
    System.exit(0);
  }

  /**
   * Measures a contestant in a JVM of its own.
   *
   * @param calls how many calls are suspended
   * @param kind the name of a {@link Kind}
   * @return the bytes of one call
   */
  public static String fork(String calls, String kind, String contestant)
      throws IOException, InterruptedException {
    String heap = "-Xmx" + Math.max(4, Integer.parseInt(calls) / CALLS_IN_A_GIBIBYTE) + "g";
    return ForkedJvm.run(
        List.of("-XX:+UseSerialGC", COMPACT, heap), MemoryProgram.class, calls, kind, contestant);
  }

  private static double bytes(Kind kind, Contestant contestant, int calls) {
    switch (kind) {
      case TASK:
        return growth(calls, i -> contestant.suspended(1, i, -i, LOCAL)) / calls;
      case FRAME:
        int chains = calls / 5;
        double shallow = growth(chains, i -> contestant.suspended(1, i, -i, LOCAL));
        double deep = growth(chains, i -> contestant.suspended(DEEP, i, -i, LOCAL));
        return (deep - shallow) / chains / (DEEP - 1);
      case ASLEEP:
        double[] bytes = new double[1];
        contestant.whereCallsCanSleep(
            () -> bytes[0] = growth(calls, i -> contestant.asleep(i, -i, LOCAL)) / calls);
        return bytes[0];
    }
    throw new AssertionError(kind);
  }

  private static double growth(int calls, IntFunction<Object> call) {
    Object[] held = new Object[calls];
    for (int i = 0; i < 1_000; i++) {
      // Loads the classes and lets what grows with the first calls grow.
      held[i] = call.apply(i);
    }
    long before = usedHeap();
    for (int i = 1_000; i < calls; i++) {
      held[i] = call.apply(i);
    }
    long after = usedHeap();
    Reference.reachabilityFence(held);
    return (double) (after - before) * calls / (calls - 1_000);
  }

  private static long usedHeap() {
    Runtime runtime = Runtime.getRuntime();
    long before;
    long used = Long.MAX_VALUE;
    do {
      before = used;
      System.gc();
      pause();
      used = runtime.totalMemory() - runtime.freeMemory();
    } while (used < before - 1_000);
    return used;
  }

  /** Lets the JVM's own threads drop what a collection has shown to be garbage. */
  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
