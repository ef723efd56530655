package dev.fermata.it;

import dev.fermata.it.JavaProcess.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A way to rewrite a program, and a Java to run it on. */
record Launch(Way way, Jdk jdk) {
  static List<Launch> all() {
    List<Launch> all = new ArrayList<>();
    for (Jdk jdk : Jdk.all()) {
      for (Way way : Way.values()) {
        all.add(new Launch(way, jdk));
      }
    }
    return all;
  }

  /** Runs a program of this module's main sources. */
  Outcome run(Class<?> program, String... options) throws IOException {
    return run(program, List.of(), options);
  }

  /** As {@link #run(Class, String...)}, with arguments of the program's own. */
  Outcome run(Class<?> program, List<String> arguments, String... options) throws IOException {
    List<String> command = new ArrayList<>(arguments);
    command.add(0, program.getName());
    return new JavaProcess(jdk)
        .options(List.of(options))
        .options(way.options())
        .classPath(way.classes(), Artifacts.runtime())
        .run(command.toArray(String[]::new));
  }

  @Override
  public String toString() {
    return way + " on " + jdk;
  }
}
