package dev.fermata.benchmarks.report;

import dev.fermata.benchmarks.NewVirtualThreads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** The program behind {@code benchmarks/run}. */
public final class RunBenchmarks {
  private final List<String> jmhOptions = new ArrayList<>();
  private final Path folder;
  private Pattern families = Pattern.compile(".*");
  private boolean quick;

  private RunBenchmarks(Path folder) {
    this.folder = folder;
  }

  /**
   * Runs the benchmarks and prints the report.
   *
   * @param args the folder for the results, then what {@code benchmarks/run --help} tells
   */
  public static void main(String[] args) throws Exception {
    RunBenchmarks benchmarks = new RunBenchmarks(Path.of(args[0]));
    List<String> options = List.of(args).subList(1, args.length);
    try {
      benchmarks.parse(options);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.println("benchmarks/run --help tells the options.");
      System.exit(2);
    }
    try {
      benchmarks.run();
    } catch (CommandLineOptionException | RunnerException | IOException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private void parse(List<String> options) {
    for (int i = 0; i < options.size(); i++) {
      switch (options.get(i)) {
        case "--quick" -> quick = true;
        case "--families" -> {
          if (++i == options.size()) {
            throw new IllegalArgumentException("--families needs a regular expression");
          }
          families = Pattern.compile(options.get(i));
        }
        default -> jmhOptions.add(options.get(i));
      }
    }
    if (selected().isEmpty()) {
      throw new IllegalArgumentException("No family is called " + families);
    }
  }

  private List<Family> selected() {
    return Arrays.stream(Family.values())
        .filter(family -> families.matcher(family.name()).matches())
        .toList();
  }

  private void run() throws Exception {
    System.out.println("JDK: " + System.getProperty("java.home"));
    Files.createDirectories(folder);
    Path json = folder.resolve("jmh.json");
    Path memory = folder.resolve("memory.tsv");
    Path timers = folder.resolve("timers.tsv");
    Path echo = folder.resolve("echo.tsv");
    for (Path old : List.of(json, memory, timers, echo)) {
      Files.deleteIfExists(old);
    }
    if (selected().stream().anyMatch(Family::isTimed)) {
      time(json);
    }
    if (selected().contains(Family.F)) {
      measure("memory.MemoryProgram", memory, quick ? "200000" : "1000000");
    }
    if (selected().contains(Family.H)) {
      measure("timers.TimersProgram", timers, "1000000", quick ? "1" : "3");
    }
    if (selected().contains(Family.I)) {
      measure("echo.EchoProgram", echo, quick ? "1" : "5", quick ? "1" : "4");
    }
    if (selected().contains(Family.N)) {
      Path scaling = folder.resolve("scaling.json");
      measure("scaling.ScalingProgram", scaling, quick ? "1" : "3", quick ? "10000" : "10000000");
    }
    if (selected().contains(Family.P)) {
      measure("presence.PresenceProgram", folder.resolve("presence.json"), quick ? "1" : "3");
    }
    String report =
        Report.of(readOr(json, "[]"), readOr(memory, ""), readOr(timers, ""), readOr(echo, ""));
    Path file = folder.resolve("report.md");
    Files.writeString(file, report);
    System.out.println();
    System.out.print(report);
    System.out.println();
    System.out.println("Written to " + file);
  }

  private static String readOr(Path file, String otherwise) throws IOException {
    return Files.exists(file) ? Files.readString(file) : otherwise;
  }

  private void time(Path json) throws RunnerException, CommandLineOptionException {
    List<String> names = jmh(jmhOptions).getIncludes();
    List<String> others = new ArrayList<>(jmhOptions);
    others.removeAll(names);
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .parent(jmh(others))
            .addProfiler(GCProfiler.class)
            .resultFormat(ResultFormatType.JSON)
            .result(json.toString())
            .shouldFailOnError(true);
    if (!NewVirtualThreads.available()) {
      options.exclude("\\.VirtualThreads\\.");
    }
    for (String name : names.isEmpty() ? List.of("") : names) {
      selected().stream()
          .filter(Family::isTimed)
          .map(family -> "(?=.*(?:" + name + "))" + family.include())
          .forEach(options::include);
    }
    if (quick) {
      TimeValue second = TimeValue.seconds(1);
      options.forks(1);
      options.warmupIterations(1).warmupTime(second);
      options.measurementIterations(1).measurementTime(second);
    }
    new Runner(options.build()).run();
  }

  private static CommandLineOptions jmh(List<String> options) throws CommandLineOptionException {
    return new CommandLineOptions(options.toArray(String[]::new));
  }

  private static void measure(String program, Path file, String... args)
      throws IOException, InterruptedException {
    System.out.println("Running " + program);
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    ProcessBuilder builder =
        new ProcessBuilder(java.toString(), "-cp", System.getProperty("java.class.path"))
            .redirectOutput(file.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.command().add("dev.fermata.benchmarks." + program);
    builder.command().addAll(List.of(args));
    if (builder.start().waitFor() != 0) {
      throw new IOException("The program " + program + " failed");
    }
  }
}
