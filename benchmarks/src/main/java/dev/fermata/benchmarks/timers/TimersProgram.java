package dev.fermata.benchmarks.timers;

import com.sun.management.OperatingSystemMXBean;
import dev.fermata.benchmarks.NewVirtualThreads;
import dev.fermata.benchmarks.measurement.ForkedJvm;
import dev.fermata.benchmarks.measurement.Median;
import dev.fermata.benchmarks.report.Measured;
import dev.fermata.benchmarks.report.Result;
import dev.fermata.benchmarks.report.ResultFiles;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Measures the processor time of timers: that of the whole process, since some contestants have
 * threads of their own, and the garbage collector's counts as well. JMH measures the time that
 * passes, which here is always the same.
 */
public final class TimersProgram {
  private static final Map<String, Supplier<Contestant>> CONTESTANTS = new LinkedHashMap<>();

  static {
    CONTESTANTS.put("hand-written", HandWritten::new);
    CONTESTANTS.put("Fermata, callLater", FermataTimers::new);
    CONTESTANTS.put("Fermata, sleep", FermataTasks::new);
    CONTESTANTS.put("Netty HashedWheelTimer", NettyWheel::new);
    CONTESTANTS.put("ScheduledThreadPoolExecutor", ScheduledThreadPool::new);
    CONTESTANTS.put("Kotlin delay", KotlinDelays::new);
    if (NewVirtualThreads.available()) {
      CONTESTANTS.put("virtual threads", VirtualThreads::new);
    }
  }

  private static final int TIMERS_IN_A_GIBIBYTE = 1_500_000;
  private static final int WARM_UP = 3;
  private static final int ROUNDS = 3;

  private TimersProgram() {}

  /**
   * Prints the seconds of all contestants.
   *
   * @param args how many timers, and how many JVMs for each contestant; for the inner JVMs, how
   *     many timers, and the contestant
   */
  public static void main(String[] args) throws Exception {
    int timers = Integer.parseInt(args[0]);
    if (CONTESTANTS.containsKey(args[1])) {
      System.out.println(seconds(CONTESTANTS.get(args[1]), timers));
      System.exit(0);
    }
    Map<String, List<Double>> seconds = new LinkedHashMap<>();
    // All in turn, so that what else the machine does meanwhile concerns all of them.
    for (int fork = 0; fork < Integer.parseInt(args[1]); fork++) {
      for (String name : CONTESTANTS.keySet()) {
        seconds.computeIfAbsent(name, n -> new ArrayList<>()).add(fork(args[0], name));
      }
    }
    List<Result> results = new ArrayList<>();
    seconds.forEach(
        (name, all) -> results.add(Result.of("H", name, null, "s of processor time", all)));
    ResultFiles.print(System.out, new Measured(results, List.of()));
  }

  /**
   * Measures a contestant in a JVM of its own.
   *
   * @return seconds of processor time
   */
  public static double fork(String timers, String contestant)
      throws IOException, InterruptedException {
    int gibibytes = Math.max(3, Integer.parseInt(timers) / TIMERS_IN_A_GIBIBYTE);
    List<String> heap =
        List.of("-Xms" + gibibytes + "g", "-Xmx" + gibibytes + "g", "-XX:+AlwaysPreTouch");
    return Double.parseDouble(ForkedJvm.run(heap, TimersProgram.class, timers, contestant));
  }

  private static double seconds(Supplier<Contestant> contestant, int timers) throws Exception {
    List<Double> seconds = new ArrayList<>();
    for (int round = 0; round < WARM_UP + ROUNDS; round++) {
      System.gc();
      long before = processorTime();
      contestant.get().run(timers);
      if (round >= WARM_UP) {
        seconds.add((processorTime() - before) / 1e9);
      }
    }
    return Median.of(seconds);
  }

  private static long processorTime() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
