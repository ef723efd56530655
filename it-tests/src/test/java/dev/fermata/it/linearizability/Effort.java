package dev.fermata.it.linearizability;

/**
 * How much is tried.
 *
 * @param scenarios how many combinations of calls
 * @param invocations how often each of them is run, in another order of steps each time
 * @param threads how many threads make calls at the same time
 * @param calls how many calls each of them makes
 * @param stress whether threads also run freely, as the processor has it
 */
record Effort(int scenarios, int invocations, int threads, int calls, boolean stress) {
  /** Enough for the coarser mistakes, in seconds. */
  private static final Effort SHORT = new Effort(10, 50, 2, 2, false);

  private static final Effort LONG = new Effort(100, 2_000, 2, 4, true);

  static Effort of(String name) {
    return switch (name) {
      case "short" -> SHORT;
      case "long" -> LONG;
      default -> throw new IllegalArgumentException(name);
    };
  }
}
