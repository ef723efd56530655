package dev.fermata.maven.it;

import dev.fermata.Async;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A project that Maven has built, as the verify script of the project sees it. */
public final class BuiltProject {
  private final Path folder;

  public BuiltProject(File folder) {
    this.folder = folder.toPath();
  }

  /** A module of this project. */
  public BuiltProject module(String name) {
    return new BuiltProject(folder.resolve(name).toFile());
  }

  /** The lines that Maven has printed and that have {@code part} in them. */
  public List<String> log(String part) throws IOException {
    return Files.readAllLines(folder.resolve("build.log")).stream()
        .filter(line -> line.contains(part))
        .toList();
  }

  /** The project's classes. */
  public ClassFolder classes() {
    return new ClassFolder(folder.resolve("target/classes"));
  }

  /** The project's test classes. */
  public ClassFolder testClasses() {
    return new ClassFolder(folder.resolve("target/test-classes"));
  }

  /** A copy of the classes that the build has made on its way. */
  public ClassFolder copy(String name) {
    return new ClassFolder(folder.resolve("target").resolve(name));
  }

  /** What JaCoCo reports of the project's classes. */
  public CoverageReport coverage() throws Exception {
    return CoverageReport.read(folder.resolve("target/site/jacoco/jacoco.xml"));
  }

  /**
   * Runs a program of this project, and gives what it prints.
   *
   * @param classes a folder or a jar, within the project
   */
  public String run(String classes, String mainClass) throws Exception {
    return java("-cp", classes + File.pathSeparator + runtime(), mainClass);
  }

  /** Runs a program of this project as a module, and gives what it prints. */
  public String runModule(String classes, String moduleAndClass) throws Exception {
    return java("-p", classes + File.pathSeparator + runtime(), "-m", moduleAndClass);
  }

  /** Where the runtime is that this build has made. */
  private static Path runtime() throws URISyntaxException {
    return Path.of(Async.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private String java(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(arguments));
    Path output = folder.resolve("program.log");
    int exit =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start()
            .waitFor();
    String printed = Files.readString(output).strip();
    if (exit != 0) {
      throw new AssertionError(command + " failed with " + exit + ": " + printed);
    }
    return printed;
  }
}
