package dev.fermata.transformer;

import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * The class files that are transformed together with a class: one output folder, or one jar. Calls
 * within a unit may take short cuts that would break if one side of them were replaced alone.
 */
@FunctionalInterface
public interface ClassUnit {
  /**
   * Finds a class of this unit.
   *
   * @param internalName such as {@code com/acme/App$Inner}
   * @return the class file, rewritten already or not; null if the unit has no such class
   * @throws UncheckedIOException if there is such a class and it cannot be read; the message says
   *     so with its place, such as {@code cannot read classes/App.class}, and the cause why
   */
  byte @Nullable [] classFile(String internalName);
}
