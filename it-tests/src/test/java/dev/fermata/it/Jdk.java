package dev.fermata.it;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/**
 * A Java that programs can be run on.
 *
 * @param feature such as 17
 * @param home its folder
 */
record Jdk(int feature, Path home) {
  private static final int OLDEST = 17;

  /** The Java that runs the tests. */
  static Jdk running() {
    return new Jdk(Runtime.version().feature(), Path.of(System.getProperty("java.home")));
  }

  /**
   * One of each version that is found: the running one, those that variables such as {@code
   * JAVA_HOME_25_X64} lead to, and what is installed beside these.
   */
  static List<Jdk> all() {
    Set<Path> homes = new LinkedHashSet<>();
    homes.add(running().home());
    for (Map.Entry<String, String> variable : System.getenv().entrySet()) {
      if (variable.getKey().matches("JAVA_HOME_\\d+_.+") && !variable.getValue().isEmpty()) {
        homes.add(Path.of(variable.getValue()));
      }
    }
    for (Path home : List.copyOf(homes)) {
      homes.addAll(siblingsOf(home));
    }
    Map<Integer, Jdk> byVersion = new TreeMap<>();
    byVersion.put(running().feature(), running());
    for (Path home : homes) {
      int feature = featureOf(home);
      if (feature >= OLDEST) {
        byVersion.putIfAbsent(feature, new Jdk(feature, home));
      }
    }
    return List.copyOf(byVersion.values());
  }

  private static List<Path> siblingsOf(Path home) {
    List<Path> siblings = new ArrayList<>();
    Path folder = home.toAbsolutePath().getParent();
    if (folder != null && Files.isDirectory(folder)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
        entries.forEach(siblings::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    siblings.sort(null);
    return siblings;
  }

  /** The version of the Java in {@code home}; 0 if there is none. */
  private static int featureOf(Path home) {
    Path release = home.resolve("release");
    if (!Files.isExecutable(javaIn(home)) || !Files.isRegularFile(release)) {
      return 0;
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(release)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String version = properties.getProperty("JAVA_VERSION", "").replace("\"", "");
    try {
      return Runtime.Version.parse(version).feature();
    } catch (IllegalArgumentException e) {
      return 0; // 1.8.0_452 and the like
    }
  }

  Path java() {
    return javaIn(home);
  }

  private static Path javaIn(Path home) {
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    return home.resolve("bin").resolve(windows ? "java.exe" : "java");
  }

  @Override
  public String toString() {
    return "Java " + feature;
  }
}
