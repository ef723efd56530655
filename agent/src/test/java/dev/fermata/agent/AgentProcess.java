package dev.fermata.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fermata.Fermata;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * Runs a program of these tests in a virtual machine of its own, with the agent as it is in the
 * output folders.
 */
final class AgentProcess {
  private final Path folder;
  private final List<String> command = new ArrayList<>();

  /** What came of it; standard output and error are one. */
  record Result(int status, String output) {}

  AgentProcess(Path folder) {
    this.folder = folder;
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
  }

  AgentProcess agent(String options) throws IOException {
    command.add("-javaagent:" + agentJar() + options);
    return this;
  }

  AgentProcess option(String option) {
    command.add(option);
    return this;
  }

  AgentProcess classPath(Path... entries) {
    command.add("-cp");
    command.add(
        String.join(File.pathSeparator, List.of(entries).stream().map(Path::toString).toList()));
    return this;
  }

  Result run(Class<?> program) throws IOException, InterruptedException {
    command.add(program.getName());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Result(process.waitFor(), output);
  }

  /** Where a class of this virtual machine comes from. */
  static Path placeOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  /** A jar with nothing but a manifest that leads to the classes. */
  private Path agentJar() throws IOException {
    List<String> urls = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path path = Path.of(entry);
      if (Files.exists(path) && !Files.isSameFile(path, placeOf(Fermata.class))) {
        urls.add(path.toUri().toString());
      }
    }
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(new Attributes.Name("Premain-Class"), FermataAgent.class.getName());
    attributes.put(Attributes.Name.CLASS_PATH, String.join(" ", urls));
    Path jar = folder.resolve("agent.jar");
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    return jar;
  }
}
