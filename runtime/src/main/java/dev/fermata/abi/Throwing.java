package dev.fermata.abi;

/** Throws checked exceptions where the signature does not say so, as an await does. */
final class Throwing {
  private Throwing() {}

  /**
   * Throws {@code failure} as it is; declared to return so that a caller can write {@code throw
   * asUnchecked(e)}.
   */
  static RuntimeException asUnchecked(Throwable failure) {
    return Throwing.<RuntimeException>sneak(failure);
  }

  @SuppressWarnings("unchecked")
  private static <X extends Throwable> X sneak(Throwable failure) throws X {
    throw (X) failure;
  }
}
