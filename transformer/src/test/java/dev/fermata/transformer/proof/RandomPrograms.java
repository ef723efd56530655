package dev.fermata.transformer.proof;

import dev.fermata.transformer.testing.ClassFiles;
import dev.fermata.transformer.testing.Compile;
import dev.fermata.transformer.testing.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** Compares random programs that suspend with the same programs that block. */
final class RandomPrograms {
  private static final int RANDOM_PLANS = 3;
  private static final int CANCELLATIONS = 2;
  private static final int SHRINKING_ATTEMPTS = 1_000;

  private long runs;
  private int refused;
  private int tooLarge;
  private final UnaryOperator<ClassFiles> rewrite;

  /**
   * @param rewrite what is on trial
   */
  RandomPrograms(UnaryOperator<ClassFiles> rewrite) {
    this.rewrite = rewrite;
  }

  /** How many runs have been compared. */
  long runs() {
    return runs;
  }

  /** How many programs were left out because the compiler failed on them. */
  int refused() {
    return refused;
  }

  /** How many programs were left out because they have large methods. */
  int tooLarge() {
    return tooLarge;
  }

  /**
   * The divergences of the programs of some seeds, the first with the smallest program that has it.
   */
  List<String> compare(long from, long to) {
    List<Node> programs = new ArrayList<>();
    for (long seed = from; seed < to; seed++) {
      programs.add(GenerateProgram.of(seed));
    }
    List<String> divergences = new ArrayList<>();
    compare(programs, from, divergences);
    return divergences;
  }

  /** Looks into the halves only where something is wrong with the whole. */
  private void compare(List<Node> programs, long from, List<String> divergences) {
    String divergence;
    int before = divergences.size() + tooLarge + refused;
    try {
      divergence = compare(programs, from);
    } catch (InvalidProgramException e) {
      divergence = e.getMessage();
      if (programs.size() == 1) {
        refused++;
        return;
      }
    }
    if (divergence == null) {
      return;
    }
    if (programs.size() == 1) {
      boolean first = divergences.isEmpty();
      divergences.add(first ? shrunk(programs.get(0), from) : "seed " + from + ": " + divergence);
      return;
    }
    int half = programs.size() / 2;
    compare(programs.subList(0, half), from, divergences);
    compare(programs.subList(half, programs.size()), from + half, divergences);
    if (divergences.size() + tooLarge + refused == before) {
      divergences.add(divergence + ", but only together with the other programs from " + from);
    }
  }

  private String shrunk(Node program, long seed) {
    Node smallest =
        Shrink.apply(program, candidate -> diverges(candidate, seed), SHRINKING_ATTEMPTS);
    return "seed " + seed + ": " + compare(List.of(smallest), seed) + "\n" + smallest.source();
  }

  private boolean diverges(Node candidate, long seed) {
    try {
      return compare(List.of(candidate), seed) != null;
    } catch (InvalidProgramException e) {
      return false;
    }
  }

  /** What differs in one of the programs, compiled together; null if nothing does. */
  private String compare(List<Node> programs, long firstSeed) {
    ClassFiles files = compile(programs, firstSeed % 2 == 0);
    Program rewritten;
    try {
      // ASM's checks take as long as all the rest, and hardly ever know better than the JVM.
      boolean thorough = programs.size() == 1 || firstSeed / programs.size() % 4 == 0;
      ClassFiles result = rewrite.apply(files);
      rewritten = thorough ? Program.checked(result) : Program.verified(result);
    } catch (AssertionError | LinkageError e) {
      if (programs.size() == 1) {
        requireValid(files);
        if (isAboutSize(files)) {
          tooLarge++;
          return null;
        }
      }
      return "not rewritten: " + e;
    }
    Program blocking = Program.blocking(files);
    for (int i = 0; i < programs.size(); i++) {
      String divergence = compareRuns(blocking, rewritten, firstSeed + i);
      if (divergence != null) {
        return divergence;
      }
    }
    return null;
  }

  /** Not all that javac writes can be loaded: javac 17 loses jumps of some nested switches. */
  private static void requireValid(ClassFiles files) {
    try {
      Program.verified(files);
    } catch (LinkageError e) {
      throw new InvalidProgramException(e);
    }
  }

  private static boolean isAboutSize(ClassFiles files) {
    return !TooLarge.among(files.byName().values(), Program.problems(files)).isEmpty();
  }

  private static ClassFiles compile(List<Node> programs, boolean debug) {
    String[] sources = programs.stream().map(Node::source).toArray(String[]::new);
    Compile compile = debug ? Compile.withDebugInformation() : Compile.withoutDebugInformation();
    try {
      return compile.sources(sources);
    } catch (AssertionError e) {
      throw new InvalidProgramException(e);
    }
  }

  private String compareRuns(Program blocking, Program rewritten, long seed) {
    String name = GenerateProgram.className(seed);
    for (Plan plan : plans(blocking, name, seed)) {
      runs++;
      Trace expected = RunProgram.blocking(blocking, name, plan);
      if (expected.isOverflow()) {
        // Only shrinking gives an endless recursion, and how deep it gets is nobody's promise.
        return null;
      }
      Trace actual = RunProgram.suspending(rewritten, name, plan);
      if (!actual.equals(expected)) {
        return "%s\n  blocks:   %s\n  suspends: %s".formatted(plan, expected, actual);
      }
    }
    return null;
  }

  private static List<Plan> plans(Program blocking, String name, long seed) {
    List<Plan> plans =
        new ArrayList<>(List.of(Plan.ready(), Plan.pending(false), Plan.pending(true)));
    for (int i = 0; i < RANDOM_PLANS; i++) {
      plans.add(Plan.random(seed * RANDOM_PLANS + i));
    }
    if (!GenerateProgram.canBeCancelled(seed)) {
      return plans;
    }
    RandomGenerator random = new SplittableRandom(seed);
    for (int i = 0; i < CANCELLATIONS; i++) {
      Plan plan = plans.get(plans.size() - 1 - i);
      int awaits = RunProgram.blocking(blocking, name, plan).awaits();
      if (awaits > 0) {
        plans.add(plan.cancelling(random.nextInt(awaits)));
      }
    }
    return plans;
  }

  /** A program that the compiler cannot deal with, as shrinking may give. */
  private static final class InvalidProgramException extends RuntimeException {
    private static final long serialVersionUID = 1;

    InvalidProgramException(Error cause) {
      super("the compiler refuses or breaks a generated program: " + cause.getMessage(), cause);
    }
  }
}
