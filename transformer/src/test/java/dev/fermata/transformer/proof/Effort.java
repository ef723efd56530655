package dev.fermata.transformer.proof;

/** How much is tried: {@code -Dfermata.proof=long} asks for the long run. */
enum Effort {
  SHORT,
  LONG;

  static Effort asked() {
    return "long".equals(System.getProperty("fermata.proof")) ? LONG : SHORT;
  }

  /** The one number or the other. */
  int of(int whenShort, int whenLong) {
    return this == LONG ? whenLong : whenShort;
  }
}
