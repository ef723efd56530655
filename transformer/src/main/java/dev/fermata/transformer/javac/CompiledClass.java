package dev.fermata.transformer.javac;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A class that javac has written.
 *
 * @param module the name of its module; empty if that has none
 * @param binaryName such as {@code com.acme.App$Inner}
 * @param source where it comes from; null if javac does not tell
 */
record CompiledClass(String module, String binaryName, @Nullable URI source) {
  private static final String SUFFIX = ".class";

  /** With slashes; empty for the unnamed package. */
  String packagePath() {
    int dot = binaryName.lastIndexOf('.');
    return dot < 0 ? "" : binaryName.substring(0, dot).replace('.', '/');
  }

  String fileName() {
    return binaryName.substring(binaryName.lastIndexOf('.') + 1) + SUFFIX;
  }

  /** With slashes. */
  String internalName() {
    return binaryName.replace('.', '/');
  }

  /** Its path within an output folder. */
  String file() {
    return internalName() + SUFFIX;
  }
}
