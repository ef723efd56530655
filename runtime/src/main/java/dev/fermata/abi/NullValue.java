package dev.fermata.abi;

/** The outcome {@code null}, since a state that is {@code null} means pending. */
final class NullValue extends TaskState {
  static final NullValue INSTANCE = new NullValue();

  private NullValue() {}
}
