package dev.fermata.benchmarks.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads and writes figures as JSON. */
public final class ResultFiles {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private ResultFiles() {}

  /** Prints what a program has measured. */
  public static void print(PrintStream out, Measured measured) throws JsonProcessingException {
    out.println(JSON.writeValueAsString(measured));
  }

  /** Reads what a program has printed: an object, or only the array of its results. */
  static Measured readMeasured(String json) throws JsonProcessingException {
    JsonNode node = JSON.readTree(json);
    return node.isArray()
        ? new Measured(List.of(JSON.treeToValue(node, Result[].class)), List.of())
        : JSON.treeToValue(node, Measured.class);
  }

  /** Reads all sets of a folder, by the names of their files. */
  static SortedMap<String, ResultSet> readSets(Path folder) throws IOException {
    SortedMap<String, ResultSet> sets = new TreeMap<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
          String name = file.getFileName().toString().replace(".json", "");
          sets.put(name, JSON.readValue(Files.readString(file), ResultSet.class));
        }
      }
    }
    return sets;
  }

  /** The set of this name, or an empty one. */
  static ResultSet readSet(Path folder, String name, String title) throws IOException {
    return readSets(folder).getOrDefault(name, new ResultSet(title, List.of()));
  }

  static void writeSet(Path folder, String name, ResultSet set) throws IOException {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
    Files.createDirectories(folder);
    Files.write(
        folder.resolve(name + ".json"),
        (JSON.writer(printer).writeValueAsString(set) + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
