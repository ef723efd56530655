package dev.fermata.transformer.proof;

import dev.fermata.transformer.Severity;
import dev.fermata.transformer.Transformation;
import dev.fermata.transformer.Transformer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A library with the tests that its authors wrote. */
final class Library {
  private final URL jar;
  private final URL testJar;
  private final Corpus classes;
  private final Corpus tests;

  /**
   * @param oneClass the name of a class of the library
   * @param oneTest the name of a class of its test jar
   */
  Library(String oneClass, String oneTest) {
    jar = jarOf(oneClass);
    testJar = jarOf(oneTest);
    classes = Corpus.jar(jar);
    tests = Corpus.jar(testJar);
  }

  private static URL jarOf(String className) {
    try {
      Class<?> type = Class.forName(className, false, Library.class.getClassLoader());
      return type.getProtectionDomain().getCodeSource().getLocation();
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  /** The names of the test classes, without those that need a library which is not here. */
  List<String> testClasses() {
    try (URLClassLoader loader = unmodified()) {
      return tests.classNames().stream()
          .filter(name -> name.endsWith("Test"))
          .map(name -> name.replace('/', '.'))
          .filter(name -> canBeUsed(name, loader))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As JUnit finds out, which gives up on all classes if one of them cannot be used. */
  private static boolean canBeUsed(String name, ClassLoader loader) {
    try {
      Class<?> type = Class.forName(name, false, loader);
      type.getMethods();
      for (Class<?> declaring = type; declaring != null; declaring = declaring.getSuperclass()) {
        declaring.getDeclaredMethods();
        declaring.getDeclaredClasses();
      }
      return true;
    } catch (ClassNotFoundException | NoClassDefFoundError e) {
      return false;
    }
  }

  /** The library as it is, and its tests. */
  URLClassLoader unmodified() {
    return new Loader(new URL[] {jar, testJar}, Map.of());
  }

  /** The library with awaits everywhere, and its tests. */
  Rewritten rewritten(long seed, int distance) {
    Map<String, byte[]> inserted = new HashMap<>();
    int methods = 0;
    int awaits = 0;
    for (String name : classes.classNames()) {
      InsertAwaits.Result result = InsertAwaits.in(classes.classFile(name), seed, distance);
      inserted.put(name, result.classFile());
      methods += result.methods();
      awaits += result.awaits();
    }
    Map<String, byte[]> files = new HashMap<>(inserted);
    Transformer transformer = new Transformer();
    inserted.forEach(
        (name, bytes) -> {
          Transformation done = transformer.transform(bytes, inserted::get, name);
          if (done.problems().stream().anyMatch(p -> p.severity() == Severity.ERROR)) {
            throw new AssertionError(done.problems().toString());
          }
          if (done.rewritten() != null) {
            files.put(name, done.rewritten());
          }
          files.putAll(done.frames());
        });
    return new Rewritten(new Loader(new URL[] {jar, testJar}, files), methods, awaits);
  }

  /**
   * A library with awaits.
   *
   * @param loader has its classes and its tests
   * @param methods how many methods were rewritten
   * @param awaits how many awaits were inserted
   */
  record Rewritten(URLClassLoader loader, int methods, int awaits) {}

  /** Loads what is in the jars itself, though the loader of these tests has them too. */
  private static final class Loader extends URLClassLoader {
    private final Map<String, byte[]> files;

    Loader(URL[] jars, Map<String, byte[]> files) {
      super(jars, Library.class.getClassLoader());
      this.files = files;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded != null
            ? loaded
            : isOurs(name) ? findClass(name) : super.loadClass(name, resolve);
      }
    }

    private boolean isOurs(String name) {
      String internalName = name.replace('.', '/');
      return files.containsKey(internalName) || findResource(internalName + ".class") != null;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] bytes = files.get(name.replace('.', '/'));
      return bytes == null ? super.findClass(name) : defineClass(name, bytes, 0, bytes.length);
    }

    @Override
    public URL getResource(String name) {
      URL own = findResource(name);
      return own != null ? own : super.getResource(name);
    }
  }
}
