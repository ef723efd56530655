package dev.fermata.benchmarks.report;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out what belongs to figures that are taken here and now. */
final class ThisMachine {
  /** What Maven has put into the jar, by the names that people know. */
  private static final Map<String, String> PEERS = new LinkedHashMap<>();

  static {
    PEERS.put("org.jetbrains.kotlin:kotlin-stdlib", "Kotlin");
    PEERS.put("org.jetbrains.kotlinx:kotlinx-coroutines-core-jvm", "kotlinx.coroutines");
    PEERS.put("io.netty:netty-transport", "Netty");
    PEERS.put("io.vertx:vertx-core", "Vert.x");
    PEERS.put("com.ea.async:ea-async", "EA Async");
    PEERS.put("net.tascalate.async:net.tascalate.async.runtime", "Tascalate Async/Await");
    PEERS.put("net.tascalate.javaflow:net.tascalate.javaflow.api", "Tascalate JavaFlow");
    PEERS.put("com.offbynull.coroutines:user", "offbynull coroutines");
    PEERS.put("org.openjdk.jmh:jmh-core", "JMH");
  }

  private ThisMachine() {}

  static Run run(String command) {
    return new Run(
        DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'")
            .withZone(ZoneOffset.UTC)
            .format(Instant.now()),
        command,
        commit(),
        machine(),
        new Run.Jdk(
            System.getProperty("java.runtime.version"),
            System.getProperty("java.vendor"),
            System.getProperty("java.vm.name")),
        flags(),
        versions());
  }

  /** The flags of this JVM, which those that it starts have as well. */
  static List<String> flags() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> flag.startsWith("-XX:"))
        .toList();
  }

  /** The commit, and whether anything differs from it but the figures that are being taken. */
  private static String commit() {
    Optional<String> commit = firstLine("git", "rev-parse", "--short=10", "HEAD");
    Optional<String> change =
        firstLine("git", "status", "--porcelain", "--", ":!benchmarks/results", ":!*.md");
    return commit.map(hash -> change.isEmpty() ? hash : hash + "-dirty").orElse("unknown");
  }

  private static Run.Machine machine() {
    long memory =
        ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize();
    return new Run.Machine(
        "%s %s on %s"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch")),
        processor(),
        Runtime.getRuntime().availableProcessors(),
        Math.round((float) memory / (1 << 30)));
  }

  private static String processor() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException | UncheckedIOException e) {
      return "unknown";
    }
  }

  private static Map<String, String> versions() {
    Map<String, String> versions = new LinkedHashMap<>();
    List<String> dependencies = dependencies();
    PEERS.forEach(
        (artifact, name) ->
            dependencies.stream()
                .map(String::strip)
                .filter(line -> line.startsWith(artifact + ":jar:"))
                .map(line -> line.split(":")[3])
                .findFirst()
                .ifPresent(version -> versions.put(name, version)));
    firstLine("python3", "--version").ifPresent(line -> versions.put("Python", lastWord(line)));
    firstLine("node", "--version").ifPresent(line -> versions.put("Node", line.replace("v", "")));
    return versions;
  }

  /** What {@code dependency:list} has written. */
  private static List<String> dependencies() {
    try (InputStream list = ThisMachine.class.getResourceAsStream("dependencies.txt")) {
      return list == null
          ? List.of()
          : new String(list.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String lastWord(String line) {
    return line.substring(line.lastIndexOf(' ') + 1);
  }

  private static Optional<String> firstLine(String... command) {
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      try (BufferedReader output =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        return Optional.ofNullable(output.readLine());
      }
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
