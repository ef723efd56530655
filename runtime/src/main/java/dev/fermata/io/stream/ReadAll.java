package dev.fermata.io.stream;

/** Reads up to the end of the stream. */
public final class ReadAll extends ReadCall<byte[]> {
  public ReadAll(Input input) {
    super(input);
  }

  @Override
  Object take() {
    return NOT_YET;
  }

  @Override
  Object takeRest() {
    return input.take(input.size());
  }
}
