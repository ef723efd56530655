package dev.fermata.agent;

import dev.fermata.transformer.Transformer;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether there is a runtime on the class path that rewritten classes can work with. This is
 * what a start can afford to ask; the {@link SelfTest} comes later.
 */
final class RuntimeCheck {
  static final String RUNTIME_MISSING =
      """
      dev.fermata:fermata-runtime is not on the class path. A program with @Async methods needs it:
        <dependency>
          <groupId>dev.fermata</groupId>
          <artifactId>fermata-runtime</artifactId>
          <version>the version of this agent</version>
        </dependency>
      or -cp fermata-runtime.jar. (If a class loader of its own has it, as in an executable jar, all is well.)\
      """;

  private static final String ABI = "dev.fermata.abi.Abi";

  private RuntimeCheck() {}

  /**
   * Looks for the runtime.
   *
   * @return whether {@code loader} has it
   * @throws IllegalStateException if it has one of another version
   */
  static boolean findsRuntime(ClassLoader loader) {
    Integer version = version(loader);
    if (version != null && version != Transformer.ABI_VERSION) {
      throw new IllegalStateException(
          "the fermata-runtime on the class path has version "
              + version
              + " of its interface to rewritten code, and this agent rewrites for version "
              + Transformer.ABI_VERSION
              + ". Use the same version of fermata-agent and fermata-runtime.");
    }
    return version != null;
  }

  private static @Nullable Integer version(ClassLoader loader) {
    try {
      return Class.forName(ABI, true, loader).getField("VERSION").getInt(null);
    } catch (ClassNotFoundException e) {
      return null;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "the fermata-runtime on the class path does not say its version (" + e + ")", e);
    }
  }
}
