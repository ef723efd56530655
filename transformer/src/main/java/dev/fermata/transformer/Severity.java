package dev.fermata.transformer;

/** How bad a {@link Problem} is. */
public enum Severity {
  /** The class is rewritten, but is probably not what its author meant. */
  WARNING,
  /** The class cannot be rewritten; nothing of its unit may be written. */
  ERROR
}
