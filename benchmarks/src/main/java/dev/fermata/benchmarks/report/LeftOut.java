package dev.fermata.benchmarks.report;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A contestant that is missing in some families, and why. */
record LeftOut(String contestant, Set<Family> families, String reason) {
  private static final String NO_GENERATORS = "no generators";
  private static final String NO_SOCKETS = "no sockets";
  private static final String NO_TIMERS = "no timers";
  private static final String NONE_ASLEEP = "none asleep, for want of timers";
  private static final String JDK_TIMERS = "its timers are those of ScheduledThreadPoolExecutor";
  private static final String RECURSION = "delegates by recursion, which is D2";
  private static final String NO_FAILURES = "what resumes it cannot fail";
  private static final String NO_AWAIT = "no await in its generators";

  private static final List<LeftOut> ALWAYS =
      List.of(
          of("virtual threads", NO_GENERATORS, Family.D, Family.D2, Family.D3, Family.D4),
          of("CompletableFuture", NO_GENERATORS, Family.D, Family.D2, Family.D3, Family.D4),
          of("CompletableFuture", JDK_TIMERS, Family.H),
          of("CompletableFuture", NO_SOCKETS, Family.I),
          of("Kotlin raw", NONE_ASLEEP, Family.F),
          of("Kotlin launch", "awaits directly as Kotlin raw does", Family.F),
          of("Kotlin", NO_SOCKETS, Family.I),
          of("EA Async", NO_GENERATORS, Family.D, Family.D2, Family.D3, Family.D4),
          of("EA Async", JDK_TIMERS, Family.H),
          of("EA Async", NO_SOCKETS, Family.I),
          of(
              "Tascalate Async/Await",
              "its generators are asynchronous, which is D4",
              Family.D,
              Family.D2,
              Family.D3),
          of("Tascalate Async/Await", JDK_TIMERS, Family.H),
          of("Tascalate Async/Await", NO_SOCKETS, Family.I),
          of("Tascalate JavaFlow", NO_FAILURES, Family.E3),
          of("Tascalate JavaFlow", RECURSION, Family.D3),
          of("Tascalate JavaFlow", NO_AWAIT, Family.D4),
          of("Tascalate JavaFlow", NONE_ASLEEP, Family.F),
          of("Tascalate JavaFlow", NO_TIMERS, Family.H),
          of("Tascalate JavaFlow", NO_SOCKETS, Family.I),
          of("offbynull coroutines", NO_FAILURES, Family.E3),
          of("offbynull coroutines", RECURSION, Family.D3),
          of("offbynull coroutines", NO_AWAIT, Family.D4),
          of("offbynull coroutines", NONE_ASLEEP, Family.F),
          of("offbynull coroutines", NO_TIMERS, Family.H),
          of("offbynull coroutines", NO_SOCKETS, Family.I));

  private static final int FIRST_JDK_WITH_VIRTUAL_THREADS = 21;

  private static final LeftOut ON_OLDER_JDKS =
      new LeftOut(
          "virtual threads",
          EnumSet.complementOf(EnumSet.of(Family.D, Family.D2, Family.D3, Family.D4, Family.H2)),
          "none before JDK " + FIRST_JDK_WITH_VIRTUAL_THREADS);

  private static LeftOut of(String contestant, String reason, Family first, Family... others) {
    return new LeftOut(contestant, EnumSet.of(first, others), reason);
  }

  /** What is missing in this family on JDK {@code feature}. */
  static List<LeftOut> of(Family family, int feature) {
    Stream<LeftOut> older =
        feature < FIRST_JDK_WITH_VIRTUAL_THREADS ? Stream.of(ON_OLDER_JDKS) : Stream.empty();
    return Stream.concat(older, ALWAYS.stream())
        .filter(leftOut -> leftOut.families.contains(family))
        .toList();
  }

  /** What is missing in these families on this JDK. */
  static List<Omission> here(List<Family> families) {
    return families.stream()
        .flatMap(
            family ->
                of(family, Runtime.version().feature()).stream()
                    .map(out -> new Omission(family.name(), out.contestant, out.reason)))
        .toList();
  }
}
