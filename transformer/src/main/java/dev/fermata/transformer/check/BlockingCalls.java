package dev.fermata.transformer.check;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The methods that block, as {@code blocking-calls.txt} beside this class lists them. */
final class BlockingCalls {
  private static final String TABLE = "blocking-calls.txt";

  /**
   * Methods that block.
   *
   * @param owner the internal name of the class
   * @param name the name of the method
   * @param parameters the descriptor up to its closing parenthesis; empty for all overloads
   * @param instead what to write
   */
  record Entry(String owner, String name, String parameters, String instead) {}

  private static final Map<String, List<Entry>> ENTRIES = new HashMap<>();

  static {
    for (Entry entry : read()) {
      ENTRIES.computeIfAbsent(key(entry.owner(), entry.name()), k -> new ArrayList<>()).add(entry);
    }
  }

  private BlockingCalls() {}

  /**
   * What is known of a call, by the class that its instruction names; null if it does not block.
   */
  static @Nullable Entry find(String owner, String name, String descriptor) {
    for (Entry entry : ENTRIES.getOrDefault(key(owner, name), List.of())) {
      if (descriptor.startsWith(entry.parameters())) {
        return entry;
      }
    }
    return null;
  }

  private static String key(String owner, String name) {
    return owner + "." + name;
  }

  /** The whole table, in its order. */
  static List<Entry> read() {
    List<Entry> entries = new ArrayList<>();
    try (BufferedReader reader = open()) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          parse(line, entries);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return entries;
  }

  private static BufferedReader open() {
    InputStream in = BlockingCalls.class.getResourceAsStream(TABLE);
    if (in == null) {
      throw new IllegalStateException(TABLE + " is missing: the jar is not complete");
    }
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }

  private static void parse(String line, List<Entry> entries) {
    int owner = line.indexOf('|');
    int methods = line.indexOf('|', owner + 1);
    if (owner < 0 || methods < 0) {
      throw new IllegalStateException("not a line of " + TABLE + ": " + line);
    }
    String internalName = line.substring(0, owner).strip().replace('.', '/');
    String instead = line.substring(methods + 1).strip();
    for (String method : line.substring(owner + 1, methods).strip().split(" +", -1)) {
      int parameters = method.indexOf('(');
      entries.add(
          parameters < 0
              ? new Entry(internalName, method, "", instead)
              : new Entry(
                  internalName,
                  method.substring(0, parameters),
                  method.substring(parameters),
                  instead));
    }
  }
}
