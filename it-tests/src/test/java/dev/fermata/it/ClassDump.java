package dev.fermata.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;

/** An agent that writes classes to a folder as the agents before it have left them. */
public final class ClassDump implements ClassFileTransformer {
  private static final String PACKAGE = "dev/fermata/it/";

  private final Path folder;

  private ClassDump(Path folder) {
    this.folder = folder;
  }

  public static void premain(String folder, Instrumentation instrumentation) {
    instrumentation.addTransformer(new ClassDump(Path.of(folder)));
  }

  /** A program that loads the classes that are its arguments. */
  public static void main(String[] names) throws ClassNotFoundException {
    for (String name : names) {
      Class.forName(name, false, ClassDump.class.getClassLoader());
    }
  }

  @Override
  public byte[] transform(
      ClassLoader loader,
      String name,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] classFile) {
    if (name != null && name.startsWith(PACKAGE) && !name.startsWith(PACKAGE + "ClassDump")) {
      Path file = folder.resolve(name + ".class");
      try {
        Files.createDirectories(file.getParent());
        Files.write(file, classFile);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return null;
  }
}
