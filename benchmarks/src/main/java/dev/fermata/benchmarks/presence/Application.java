package dev.fermata.benchmarks.presence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A jar with a program of very many classes, which loads all of them and ends. */
final class Application {
  static final int CLASSES = 10_000;

  /** Of those that await, there is one in so many. */
  private static final int ONE_AWAITS = 100;

  private Application() {}

  /**
   * Writes the jar.
   *
   * @param awaits whether some of the classes have {@code @Async} methods
   */
  static Path write(Path jar, boolean awaits) throws IOException, InterruptedException {
    Map<String, byte[]> plain = Classes.compileResource("Plain.java");
    Map<String, byte[]> awaiting = Classes.compileResource("Awaiting.java");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      write(out, Classes.compileResource("Main.java"));
      for (int i = 0; i < CLASSES; i++) {
        String name = "app/Class" + i;
        boolean thisAwaits = awaits && i % ONE_AWAITS == 0;
        write(
            out,
            thisAwaits
                ? Classes.rename(awaiting, "app/Awaiting", name)
                : Classes.rename(plain, "app/Plain", name));
      }
    }
    return jar;
  }

  /** Writes a jar with an agent that does nothing. */
  static Path writeAgent(Path jar, Class<?> agent) throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Premain-Class", agent.getName());
    String file = agent.getName().replace('.', '/');
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      write(
          out,
          Map.of(file, agent.getResourceAsStream(agent.getSimpleName() + ".class").readAllBytes()));
    }
    return jar;
  }

  private static void write(JarOutputStream out, Map<String, byte[]> classes) throws IOException {
    for (Map.Entry<String, byte[]> entry : classes.entrySet()) {
      out.putNextEntry(new JarEntry(entry.getKey() + ".class"));
      out.write(entry.getValue());
      out.closeEntry();
    }
  }
}
