package dev.fermata.transformer.files;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collections;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** A folder of class files, as a compiler writes them. */
final class FolderRoot implements Root {
  private final Path folder;
  private final SortedSet<String> classFiles;

  FolderRoot(Path folder) throws IOException {
    this(folder, classFilesIn(folder));
  }

  /** Of whose class files only some are to be looked at. */
  FolderRoot(Path folder, SortedSet<String> classFiles) {
    this.folder = folder;
    this.classFiles = Collections.unmodifiableSortedSet(classFiles);
  }

  private static SortedSet<String> classFilesIn(Path folder) throws IOException {
    SortedSet<String> found = new TreeSet<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = folder.relativize(file).toString().replace('\\', '/');
            if (ClassPlace.isClassFile(name)) {
              found.add(name);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }

  @Override
  public Path path() {
    return folder;
  }

  @Override
  public SortedSet<String> classFiles() {
    return classFiles;
  }

  @Override
  public boolean contains(String file) {
    return classFiles.contains(file) || Files.isRegularFile(folder.resolve(file));
  }

  @Override
  public byte[] read(String file) throws IOException {
    return Files.readAllBytes(folder.resolve(file));
  }

  @Override
  public String describe(String file) {
    return folder.resolve(file).toString();
  }

  /**
   * Generated classes come before their owners and are deleted last: if the machine stops in the
   * middle, every class that is there still finds what it needs, and the next run does the rest.
   */
  @Override
  public void stage(Changes changes, Staging staging) throws WriteException {
    for (Map.Entry<String, byte[]> frame : changes.frames().entrySet()) {
      staging.write(folder.resolve(frame.getKey()), out -> out.write(frame.getValue()));
    }
    for (Map.Entry<String, Changes.Rewritten> owner : changes.classes().entrySet()) {
      staging.write(folder.resolve(owner.getKey()), out -> out.write(owner.getValue().classFile()));
    }
    for (String stale : changes.staleFrames()) {
      staging.delete(folder.resolve(stale));
    }
  }

  @Override
  public Path stagingFolder() {
    return folder.resolve(".fermata-staging");
  }

  @Override
  public void close() {}
}
