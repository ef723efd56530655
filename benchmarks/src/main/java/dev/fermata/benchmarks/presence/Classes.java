package dev.fermata.benchmarks.presence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/** Class files by internal name, and where they come from. */
final class Classes {
  private static final String SUFFIX = ".class";

  private Classes() {}

  /** Compiles Java sources; nothing rewrites them. */
  static SortedMap<String, byte[]> compile(List<Path> sources)
      throws IOException, InterruptedException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new IOException("This Java has no compiler; take a JDK");
    }
    Path output = newFolder("classes");
    List<String> arguments =
        new ArrayList<>(
            List.of("-proc:none", "-nowarn", "--release", "17", "-d", output.toString()));
    arguments.addAll(List.of("-cp", System.getProperty("java.class.path")));
    sources.forEach(source -> arguments.add(source.toString()));
    if (compiler.run(null, null, null, arguments.toArray(String[]::new)) != 0) {
      throw new IOException("The sources of the measurement do not compile");
    }
    SortedMap<String, byte[]> classes = new TreeMap<>();
    for (Path file : files(output, SUFFIX)) {
      String name = output.relativize(file).toString().replace('\\', '/');
      classes.put(name.substring(0, name.length() - SUFFIX.length()), Files.readAllBytes(file));
    }
    return classes;
  }

  /** Compiles a source that is a resource of this package. */
  static SortedMap<String, byte[]> compileResource(String name)
      throws IOException, InterruptedException {
    Path source = newFolder("sources").resolve(name);
    try (InputStream in = Classes.class.getResourceAsStream(name)) {
      Files.copy(in, source);
    }
    return compile(List.of(source));
  }

  /** A new folder where {@code mvn clean} removes it. */
  static Path newFolder(String name) throws IOException {
    return Files.createTempDirectory(Files.createDirectories(Path.of("benchmarks/target")), name);
  }

  /** The files of a folder, and of those in it, whose names have an ending. */
  static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  /** Those classes of the jar of {@code inJar} whose names have a prefix. */
  static SortedMap<String, byte[]> ofJar(Class<?> inJar, String prefix) throws IOException {
    SortedMap<String, byte[]> classes = new TreeMap<>();
    try (JarFile jar =
        new JarFile(inJar.getProtectionDomain().getCodeSource().getLocation().getPath())) {
      for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
        JarEntry entry = entries.nextElement();
        String name = entry.getName();
        if (name.startsWith(prefix) && name.endsWith(SUFFIX)) {
          try (InputStream in = jar.getInputStream(entry)) {
            classes.put(name.substring(0, name.length() - SUFFIX.length()), in.readAllBytes());
          }
        }
      }
    }
    return classes;
  }

  /** Classes under another name; {@code from} is what the names of all of them begin with. */
  static SortedMap<String, byte[]> rename(Map<String, byte[]> classes, String from, String to) {
    Remapper names =
        new Remapper(Opcodes.ASM9) {
          @Override
          public String map(String name) {
            return name.equals(from) || name.startsWith(from + "$")
                ? to + name.substring(from.length())
                : name;
          }
        };
    SortedMap<String, byte[]> renamed = new TreeMap<>();
    classes.forEach(
        (name, classFile) -> {
          ClassWriter writer = new ClassWriter(0);
          new ClassReader(classFile).accept(new ClassRemapper(writer, names), 0);
          renamed.put(names.map(name), writer.toByteArray());
        });
    return renamed;
  }
}
