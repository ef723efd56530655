package dev.fermata.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;

/** The program behind {@code benchmarks/run}. */
public final class RunBenchmarks {
  private RunBenchmarks() {}

  /**
   * Runs the benchmarks, keeps the figures, and makes tables and plots of them.
   *
   * @param args the root of the repository, then what {@code benchmarks/run --help} tells
   */
  public static void main(String[] args) throws Exception {
    Path root = Path.of(args[0]);
    Options options;
    try {
      options = new Options(List.of(args).subList(1, args.length));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.println("benchmarks/run --help tells the options.");
      System.exit(2);
      return;
    }
    try {
      if (!options.renderOnly) {
        measure(root, options);
      }
      if (options.renderOnly || options.keepsFigures()) {
        Render.write(root);
        System.out.println("Written to " + root.resolve(Render.RESULTS) + " and the docs.");
      }
    } catch (CommandLineOptionException | RunnerException | IOException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static void measure(Path root, Options options) throws Exception {
    System.out.println("JDK: " + System.getProperty("java.home"));
    Path scratch = Files.createDirectories(root.resolve("benchmarks/target/results"));
    Path folder =
        root.resolve(options.keepsFigures() ? Render.RESULTS : Path.of("benchmarks/target/unkept"));
    // Before anything runs, since the command and the commit are those of now.
    Run run = ThisMachine.run(options.command);
    Measured leftOut = new Measured(List.of(), LeftOut.here(options.families()));
    Measured measured = new JmhFamilies(options).measure(scratch).and(leftOut);
    // As soon as they are there, so that a run that is interrupted was not for nothing.
    keep(folder, run, measured);
    for (Family family : options.families()) {
      if (!family.isTimed()) {
        Measured more = new Programs(options).measure(family).and(leftOut);
        keep(folder, run, more);
        measured = measured.and(more);
      }
    }
    System.out.println();
    System.out.println(SetPage.of(name(), new ResultSet(title(), List.of()).with(run, measured)));
  }

  private static void keep(Path folder, Run run, Measured measured) throws IOException {
    ResultSet set = ResultFiles.readSet(folder, name(), title()).with(run, measured);
    ResultFiles.writeSet(folder, name(), set);
  }

  /** A set for each JDK with its flags. */
  private static String name() {
    StringBuilder name = new StringBuilder("jdk" + Runtime.version().feature());
    ThisMachine.flags().forEach(flag -> name.append('-').append(flag.replaceAll("\\W|XX", "")));
    return name.toString();
  }

  private static String title() {
    StringBuilder title = new StringBuilder("JDK " + Runtime.version().feature());
    ThisMachine.flags()
        .forEach(flag -> title.append(", ").append(flag.replaceFirst("-XX:\\+?", "")));
    return title.toString();
  }
}
