package dev.fermata.benchmarks.report;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the benchmarks are grouped by; the letters are those of the performance table in the docs.
 */
enum Family {
  A("await of a ready future, for each await", "ready", "ready"),
  B("10 nested calls none of which suspends, for each call", "nested", "bound"),
  B2("the same with overridable callees", "nested", "overridable"),
  B3("10 methods that call each other, none of which suspends, for each call", "layers", "bound"),
  B4("the same with overridable methods", "layers", "overridable"),
  C("suspend and resume: yield on one loop, for each yield", "yielding", "yielding"),
  D("generator, for each item", "generator", "items"),
  D2("recursive generator over a tree of depth 15, for each item", "tree", "walk"),
  D3("delegation, for each item", "delegation", "through"),
  D4("async generator, for each item", "asyncgenerator", "items"),
  E("chain of 100 built, innermost suspends once, all resume, for each call", "chain", "once"),
  E2("the same chain kept, innermost suspends again and again, for each resume", "chain", "kept"),
  E3("the same chain, innermost fails after it has suspended, for each call", "chain", "failed"),
  F("memory held by one suspended call", "memory", ""),
  G("100,000 tasks are spawned, yield once, and are joined, for each task", "spawning", "spawn"),
  H("a million timers over one second", "timers", ""),
  H2("a timeout is started and cancelled, for each", "timeouts", "addAndCancel"),
  I("a message is sent back over loopback, one server thread", "echo", ""),
  J("hash loop that awaits a ready value in each step, for each step", "hotloop", "ready"),
  J2("sum loop that awaits a ready value in 1 of 1,000 steps, for each step", "hotloop", "rare"),
  J3("sum loop that suspends in 1 of 1,000 steps, for each step", "hotloop", "suspending"),
  K("lock that is free, for each acquire and release", "lock", "free"),
  K2("lock that four tasks hold across a yield in turns, for each hold", "lock", "contended"),
  L("semaphore that has a permit, for each acquire and release", "semaphore", "free"),
  L2("semaphore with two permits that four tasks hold across a yield", "semaphore", "contended"),
  M("item handed over to another task, for each item", "queue", "handOver"),
  N("cost of a unit from the smallest size to the greatest", "scaling", ""),
  N2("pieces of work that loops hand to each other, on one and on several", "scaling", ""),
  P("cost of having Fermata in a program", "presence", "");

  private static final String ROOT = "dev.fermata.benchmarks.";

  private final String title;
  private final String folder;
  private final String prefix;

  Family(String title, String folder, String prefix) {
    this.title = title;
    this.folder = folder;
    this.prefix = prefix;
  }

  String title() {
    return title;
  }

  /** Whether this family is run by JMH. */
  boolean isTimed() {
    return !EnumSet.of(F, H, I, N, N2, P).contains(this);
  }

  /** The regular expression by which JMH selects the benchmarks of this family. */
  String include() {
    return "^" + Pattern.quote(ROOT + folder + ".") + "\\w+\\." + prefix + "[A-Z]?\\w*$";
  }

  /** The family of a benchmark with this full name. */
  static Optional<Family> of(String benchmark) {
    return Arrays.stream(values())
        .filter(family -> family.isTimed() && benchmark.matches(family.include()))
        .findFirst();
  }

  /**
   * What a benchmark of this family is called in the table: the contestant, and what is in the name
   * of the method behind the family's own word.
   */
  String contestant(String benchmark) {
    String[] names = benchmark.split("\\.");
    String type = names[names.length - 2];
    String variant =
        size(benchmark) == null ? names[names.length - 1].substring(prefix.length()) : "";
    String words = variant.replaceAll("(?<=.)([A-Z])", " $1");
    return contestantOf(type) + (words.isEmpty() ? "" : ", " + lowerFirst(words));
  }

  /** The size that the name of a benchmark ends with, as does {@code through1000}. */
  @Nullable Double size(String benchmark) {
    String digits = benchmark.substring(benchmark.lastIndexOf('.') + 1 + prefix.length());
    return digits.matches("\\d+") ? Double.valueOf(digits) : null;
  }

  /** What is called like this in a file of results, which may have families of other programs. */
  static Optional<Family> named(String name) {
    return Arrays.stream(values()).filter(family -> family.name().equals(name)).findFirst();
  }

  /** Where a family stands among the others. */
  static int order(String name) {
    return named(name).map(Family::ordinal).orElse(values().length);
  }

  private static String contestantOf(String type) {
    return switch (type) {
      case "HandWritten" -> "hand-written";
      case "KotlinCoroutines" -> "Kotlin";
      case "CompletableFutures" -> "CompletableFuture";
      case "FermataTasks", "FermataGenerators", "FermataTimers" -> "Fermata";
      case "VirtualThreads" -> "virtual threads";
      case "NettyWheel" -> "Netty HashedWheelTimer";
      case "ScheduledThreadPool" -> "ScheduledThreadPoolExecutor";
      case "KotlinSequences" -> "Kotlin sequence";
      case "EaAsync" -> "EA Async";
      case "TascalateAsync" -> "Tascalate Async/Await";
      case "TascalateJavaflow" -> "Tascalate JavaFlow";
      case "OffbynullCoroutines" -> "offbynull coroutines";
      case "Streams" -> "Stream.iterator";
      default -> type;
    };
  }

  private static String lowerFirst(String words) {
    StringBuilder lower = new StringBuilder();
    for (String word : words.split(" ")) {
      lower.append(lower.isEmpty() ? "" : " ");
      boolean name = word.equals("Deferred");
      lower.append(name ? word : Character.toLowerCase(word.charAt(0)) + word.substring(1));
    }
    return lower.toString();
  }
}
