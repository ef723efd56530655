package dev.fermata.benchmarks.echo;

import dev.fermata.benchmarks.NewVirtualThreads;
import dev.fermata.benchmarks.report.Measured;
import dev.fermata.benchmarks.report.Omission;
import dev.fermata.benchmarks.report.Result;
import dev.fermata.benchmarks.report.ResultFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Measures servers that send back what they get. Server and clients are processes of their own,
 * each on a processor of its own where the system has {@code taskset}.
 */
public final class EchoProgram {
  /** Connections and the bytes of a message. */
  private record Load(int connections, int bytes) {
    /** A gibibyte that is sent as fast as it comes back. */
    static final Load BULK = new Load(1, 1 << 30);

    String title() {
      return equals(BULK)
          ? "1 GiB there and back, for each 64 KiB"
          : connections
              + (connections == 1 ? " connection" : " connections")
              + ", messages of "
              + bytes
              + " bytes";
    }
  }

  private static final List<Load> LOADS =
      List.of(new Load(1, 64), new Load(50, 64), new Load(1000, 64), Load.BULK);

  /** Of what a client prints, in this order. */
  private static final List<String> UNITS =
      List.of("exchanges/s", "µs, median", "µs, 99 of 100 below", "µs of processor time");

  private final Path folder;
  private final int rounds;
  private final String seconds;
  private final boolean canPin = runs("taskset", "--version");

  private EchoProgram(Path folder, int rounds, String seconds) throws InterruptedException {
    this.folder = folder;
    this.rounds = rounds;
    this.seconds = seconds;
  }

  /**
   * Prints, of all loads and contestants, the exchanges for each second, the median and 99th
   * percentile of their time, and the server's processor time for each.
   *
   * @param args rounds, seconds of each, and the names of contestants; none for all
   */
  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("echo");
    EchoProgram program = new EchoProgram(folder, Integer.parseInt(args[0]), args[1]);
    List<Contestant> contestants = new ArrayList<>();
    List<Omission> leftOut = new ArrayList<>();
    for (Contestant contestant : Contestant.values()) {
      boolean asked =
          args.length == 2
              || Arrays.asList(args).subList(2, args.length).contains(contestant.name());
      if (asked && program.isThere(contestant)) {
        contestants.add(contestant);
      } else if (asked && contestant != Contestant.VIRTUAL_THREADS) {
        leftOut.add(new Omission("I", contestant.title(), "this machine has none"));
      }
    }
    List<Result> results = new ArrayList<>();
    for (Load load : LOADS) {
      results.addAll(program.measure(load, contestants));
    }
    ResultFiles.print(System.out, new Measured(results, leftOut));
  }

  private boolean isThere(Contestant contestant) throws IOException, InterruptedException {
    return switch (contestant) {
      case VIRTUAL_THREADS -> NewVirtualThreads.available();
      case ASYNCIO, NODE -> runs(contestant.command(folder).get(0), "--version");
      default -> true;
    };
  }

  private static boolean runs(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** All in turn, so that what else the machine does meanwhile concerns all of them. */
  private List<Result> measure(Load load, List<Contestant> contestants)
      throws IOException, InterruptedException {
    List<List<double[]>> rows = new ArrayList<>();
    contestants.forEach(c -> rows.add(new ArrayList<>()));
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < contestants.size(); i++) {
        rows.get(i).add(measure(load, contestants.get(i)));
      }
    }
    List<Result> results = new ArrayList<>();
    for (int column = 0; column < UNITS.size(); column++) {
      for (int i = 0; i < contestants.size(); i++) {
        int of = column;
        List<Double> samples = rows.get(i).stream().map(row -> row[of]).toList();
        // Who moves as much as it can has no single exchanges to time.
        if (!samples.get(0).isNaN()) {
          String contestant = contestants.get(i).title();
          results.add(Result.of("I", contestant, load.title(), UNITS.get(column), samples));
        }
      }
    }
    return results;
  }

  private double[] measure(Load load, Contestant contestant)
      throws IOException, InterruptedException {
    Process server = start(0, contestant.command(folder));
    try {
      String port = firstLine(server);
      List<String> client =
          Jvm.command(
              List.of("-Xmx256m"),
              EchoClientMain.class,
              port,
              Long.toString(server.pid()),
              Integer.toString(load.connections()),
              Integer.toString(load.bytes()),
              seconds,
              seconds);
      String line = firstLine(start(1, client));
      return Arrays.stream(line.split("\t")).mapToDouble(Double::parseDouble).toArray();
    } finally {
      server.destroyForcibly().waitFor();
    }
  }

  private Process start(int processor, List<String> command) throws IOException {
    List<String> pinned = new ArrayList<>();
    if (canPin) {
      pinned.addAll(List.of("taskset", "-c", Integer.toString(processor)));
    }
    pinned.addAll(command);
    return new ProcessBuilder(pinned).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static String firstLine(Process process) {
    try {
      BufferedReader output =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      String line = output.readLine();
      if (line == null) {
        throw new IOException("A process of the measurement has ended at once");
      }
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
