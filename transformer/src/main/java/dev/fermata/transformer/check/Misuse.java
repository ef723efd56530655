package dev.fermata.transformer.check;

/**
 * Something that a class does and that cannot be rewritten.
 *
 * @param id stable, such as {@code FERMATA-003}
 * @param message what is wrong, why, and what to do
 * @param method the name of the method
 * @param line its line in the source; 0 if unknown
 */
public record Misuse(String id, String message, String method, int line) {}
