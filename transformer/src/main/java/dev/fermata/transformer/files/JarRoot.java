package dev.fermata.transformer.files;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A jar; changing any class in it means to write a new jar. */
final class JarRoot implements Root {
  private final Path jar;
  private final ZipFile zip;
  private final SortedSet<String> classFiles;

  JarRoot(Path jar) throws IOException {
    this.jar = jar;
    zip = new ZipFile(jar.toFile());
    SortedSet<String> found = new TreeSet<>();
    for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
      String name = all.nextElement().getName();
      if (ClassPlace.isClassFile(name)) {
        found.add(name);
      }
    }
    classFiles = Collections.unmodifiableSortedSet(found);
  }

  @Override
  public Path path() {
    return jar;
  }

  @Override
  public SortedSet<String> classFiles() {
    return classFiles;
  }

  @Override
  public byte[] read(String file) throws IOException {
    ZipEntry entry = zip.getEntry(file);
    if (entry == null) {
      throw new FileNotFoundException(describe(file));
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return in.readAllBytes();
    }
  }

  @Override
  public String describe(String file) {
    return jar + "!/" + file;
  }

  @Override
  public void stage(Changes changes, Staging staging) throws WriteException {
    staging.write(jar, out -> new CopyJar(zip, changes).writeTo(out));
  }

  @Override
  public Path stagingFolder() {
    return jar.resolveSibling("." + jar.getFileName() + ".fermata-staging");
  }

  /** The name of an entry that makes this a signed jar; null if there is none. */
  @Nullable String signature() {
    for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
      String name = all.nextElement().getName();
      String upper = name.toUpperCase(Locale.ROOT);
      if (upper.startsWith("META-INF/")
          && upper.endsWith(".SF")
          && upper.indexOf('/', "META-INF/".length()) < 0) {
        return name;
      }
    }
    return null;
  }

  /**
   * Whether there is something in front of the first entry, such as the script of a jar that runs
   * by itself.
   */
  boolean hasPrefix() throws IOException {
    try (InputStream in = Files.newInputStream(jar)) {
      byte[] start = in.readNBytes(4);
      return start.length < 4
          || start[0] != 'P'
          || start[1] != 'K'
          || start[2] != 3
          || start[3] != 4;
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
