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
    return new JavaProcess(jdk)
        .options(List.of(options))
        .options(way.options())
        .classPath(way.classes(), Artifacts.runtime())
        .run(program.getName());
  }

  @Override
  public String toString() {
    return way + " on " + jdk;
  }
}
