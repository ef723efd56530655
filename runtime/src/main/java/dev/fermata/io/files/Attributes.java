package dev.fermata.io.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;

/** Copies what is known of a file besides its contents. */
final class Attributes {
  private Attributes() {}

  /** Who may do what, where the file system has this. */
  static void copyPermissions(Path from, Path to) throws IOException {
    PosixFileAttributeView source = Files.getFileAttributeView(from, PosixFileAttributeView.class);
    PosixFileAttributeView target = Files.getFileAttributeView(to, PosixFileAttributeView.class);
    if (source != null && target != null) {
      target.setPermissions(source.readAttributes().permissions());
    }
  }

  static void copyTimes(BasicFileAttributes from, Path to) throws IOException {
    Files.getFileAttributeView(to, BasicFileAttributeView.class)
        .setTimes(from.lastModifiedTime(), from.lastAccessTime(), from.creationTime());
  }
}
