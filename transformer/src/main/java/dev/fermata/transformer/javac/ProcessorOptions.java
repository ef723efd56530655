package dev.fermata.transformer.javac;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What {@code -Afermata.NAME=VALUE} asks for.
 *
 * @param skip whether all classes stay as javac writes them
 * @param errors what is wrong with the options: a misspelt one must not be ignored
 */
record ProcessorOptions(boolean skip, List<String> errors) {
  private static final String PREFIX = "fermata.";
  private static final String SKIP = "fermata.skip";

  /** All that there are. */
  static final Set<String> NAMES = Set.of(SKIP);

  /**
   * Picks ours out of the options for all processors, which have null for an option without "=".
   */
  static ProcessorOptions parse(Map<String, String> options) {
    boolean skip = false;
    List<String> errors = new ArrayList<>();
    for (Map.Entry<String, String> option : new TreeMap<>(options).entrySet()) {
      String name = option.getKey();
      String value = String.valueOf(option.getValue());
      if (name.equals(SKIP)) {
        skip = value.equals("true");
        if (!skip && !value.equals("false")) {
          errors.add("-A" + SKIP + " needs a value: -A" + SKIP + "=true or -A" + SKIP + "=false");
        }
      } else if (name.startsWith(PREFIX)) {
        errors.add("unknown option -A" + name + "; there is only one: -A" + SKIP + "=true");
      }
    }
    return new ProcessorOptions(skip, List.copyOf(errors));
  }
}
