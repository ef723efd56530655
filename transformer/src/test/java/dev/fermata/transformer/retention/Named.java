package dev.fermata.transformer.retention;

/** What a sample may or may not keep alive. */
public interface Named {
  String name();
}
