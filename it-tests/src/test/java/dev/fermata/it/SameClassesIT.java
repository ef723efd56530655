package dev.fermata.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.it.JavaProcess.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All ways lead to the same class files, byte for byte, on every Java. */
class SameClassesIT {
  @TempDir Path folder;

  @Test
  void thePluginHasRewrittenWhatTheCompilerWrote() throws IOException {
    assertThat(classes(ProgramClasses.byPlugin()))
        .containsKey("dev/fermata/it/tutorial/Counters$count$Task.class")
        .containsKeys(classes(ProgramClasses.untransformed()).keySet().toArray(String[]::new));
  }

  @ParameterizedTest
  @MethodSource("dev.fermata.it.Jdk#all")
  void theCommandLineMakesWhatThePluginMakes(Jdk jdk) throws IOException {
    Path copy = folder.resolve("classes");
    Folders.copy(ProgramClasses.untransformed(), copy);

    Outcome outcome = ProgramClasses.rewrite(jdk, copy);

    assertThat(outcome.status()).as(outcome.err()).isZero();
    assertThat(classes(copy)).isEqualTo(classes(ProgramClasses.byPlugin()));
  }

  @Test
  void javacMakesWhatThePluginMakes() throws IOException {
    Path byJavac = folder.resolve("classes");

    ProgramClasses.byJavac(byJavac);

    assertThat(classes(byJavac)).isEqualTo(classes(ProgramClasses.byPlugin()));
  }

  @ParameterizedTest
  @MethodSource("dev.fermata.it.Jdk#all")
  void theAgentMakesWhatThePluginMakes(Jdk jdk) throws IOException {
    assertThat(byAgent(jdk, ProgramClasses.untransformed()))
        .isEqualTo(classes(ProgramClasses.byPlugin()));
  }

  @Test
  void theAgentLeavesWhatJavacAndThePluginMadeAsItIs() throws IOException {
    Path byJavac = folder.resolve("classes");
    ProgramClasses.byJavac(byJavac);
    SortedMap<String, String> byPlugin = classes(ProgramClasses.byPlugin());

    assertThat(byAgent(Jdk.running(), byJavac)).isEqualTo(byPlugin);
    assertThat(byAgent(Jdk.running(), ProgramClasses.byPlugin())).isEqualTo(byPlugin);
  }

  @Test
  void theCommandLineLeavesWhatJavacAndThePluginMadeAsItIs() throws IOException {
    Path byJavac = folder.resolve("by-javac");
    ProgramClasses.byJavac(byJavac);
    Path byPlugin = folder.resolve("by-plugin");
    Folders.copy(ProgramClasses.byPlugin(), byPlugin);

    for (Path classes : List.of(byJavac, byPlugin)) {
      Outcome outcome = ProgramClasses.rewrite(Jdk.running(), classes);

      assertThat(outcome.out()).as(outcome.err()).startsWith("fermata: 0 of ");
      assertThat(classes(classes)).isEqualTo(classes(ProgramClasses.byPlugin()));
    }
  }

  /** The classes in {@code classPath} as the virtual machine sees them behind the agent. */
  private SortedMap<String, String> byAgent(Jdk jdk, Path classPath) throws IOException {
    Path dump = Files.createTempDirectory(folder, "dump");
    Outcome outcome =
        new JavaProcess(jdk)
            .options(
                List.of(
                    "-javaagent:" + Artifacts.agent(), "-javaagent:" + classDumpJar() + "=" + dump))
            .classPath(classPath, Artifacts.runtime(), testClasses())
            .run(command(ClassDump.class, classNames(classPath)));
    assertThat(outcome.status()).as(outcome.err()).isZero();
    return classes(dump);
  }

  private static SortedMap<String, String> classes(Path folder) throws IOException {
    SortedMap<String, String> contents = Folders.contents(folder, ".class");
    // Holds nothing, and Maven's compiler plugin has its own way with it.
    contents.keySet().removeIf(name -> name.endsWith("package-info.class"));
    return contents;
  }

  private static List<String> classNames(Path folder) throws IOException {
    List<String> names = new ArrayList<>();
    for (String file : classes(folder).keySet()) {
      names.add(file.replace(".class", "").replace('/', '.'));
    }
    return names;
  }

  private static String[] command(Class<?> program, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(program.getName());
    command.addAll(arguments);
    return command.toArray(String[]::new);
  }

  private static Path testClasses() {
    return Path.of("target", "test-classes").toAbsolutePath();
  }

  /** A jar with nothing but a manifest: the class is on the class path. */
  private Path classDumpJar() throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(new Attributes.Name("Premain-Class"), ClassDump.class.getName());
    Path jar = folder.resolve("class-dump.jar");
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    return jar;
  }
}
