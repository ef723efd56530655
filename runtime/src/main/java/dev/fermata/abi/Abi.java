package dev.fermata.abi;

/** The version of what rewritten code relies on. */
public final class Abi {
  /** Changes whenever code that was rewritten for the version before would not work. */
  public static final int VERSION = 1;

  private Abi() {}

  static IllegalStateException mismatch(int version) {
    return new IllegalStateException(
        "This class was rewritten for version "
            + version
            + " of Fermata's runtime interface, but the fermata-runtime on the class path has version "
            + VERSION
            + ". Use the same version of fermata-runtime and of the plugin or agent, and build again.");
  }
}
