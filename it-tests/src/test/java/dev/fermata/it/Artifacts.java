package dev.fermata.it;

import java.nio.file.Files;
import java.nio.file.Path;

/** What the other modules of this build have made. */
final class Artifacts {
  private static final String VERSION_PROPERTY = "fermata.version";

  private Artifacts() {}

  static String version() {
    String version = System.getProperty(VERSION_PROPERTY);
    if (version == null) {
      throw new IllegalStateException(
          "The system property " + VERSION_PROPERTY + " is not set: run these tests by Maven");
    }
    return version;
  }

  static Path runtime() {
    return jar("runtime", "fermata-runtime-" + version() + ".jar");
  }

  static Path agent() {
    return jar("agent", "fermata-agent-" + version() + ".jar");
  }

  static Path commandLine() {
    return jar("transformer", "fermata-transformer-" + version() + "-cli.jar");
  }

  private static Path jar(String module, String name) {
    Path jar = Path.of("..", module, "target", name).toAbsolutePath().normalize();
    if (!Files.isRegularFile(jar)) {
      throw new IllegalStateException("There is no " + jar + ": build the module " + module);
    }
    return jar;
  }
}
