package dev.fermata.transformer.check;

import org.jspecify.annotations.Nullable;

/**
 * Something that cannot be rewritten, or that is probably not meant.
 *
 * @param id stable, such as {@code FERMATA-003}
 * @param message what is wrong, why, and what to do
 * @param method the name of the method
 * @param descriptor the descriptor of the method
 * @param line its line in the source; 0 if unknown
 * @param wrong what is there, in outline
 * @param right what would do, in outline
 * @param warning the constant of {@code dev.fermata.Warning} that allows it; null for an error,
 *     which nothing allows
 */
public record Misuse(
    String id,
    String message,
    String method,
    String descriptor,
    int line,
    String wrong,
    String right,
    @Nullable String warning) {

  /** Whether the class can be rewritten all the same. */
  public boolean isWarning() {
    return warning != null;
  }
}
