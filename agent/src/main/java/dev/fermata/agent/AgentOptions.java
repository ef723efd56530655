package dev.fermata.agent;

import org.jspecify.annotations.Nullable;

/**
 * What stands behind the equals sign in {@code -javaagent:fermata-agent.jar=...}.
 *
 * @param verbose whether every rewritten class is printed
 */
record AgentOptions(boolean verbose) {
  /**
   * Takes options apart that are separated by commas.
   *
   * @throws IllegalArgumentException if there is an unknown one: a misspelt option must not be
   *     ignored
   */
  static AgentOptions parse(@Nullable String options) {
    boolean verbose = false;
    if (options != null) {
      for (String option : options.split(",", -1)) {
        if (option.equals("verbose")) {
          verbose = true;
        } else if (!option.isEmpty()) {
          throw new IllegalArgumentException(
              "unknown option \"" + option + "\"; there is only one: verbose");
        }
      }
    }
    return new AgentOptions(verbose);
  }
}
