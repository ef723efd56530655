package dev.fermata.it.linearizability;

/**
 * How much is tried.
 *
 * @param scenarios how many combinations of calls Lincheck makes up
 * @param calls how many calls each of their two threads makes at the same time
 * @param invocations how often each of them is run, in another order of steps each time
 * @param thoroughly how often what has to be tried is run
 * @param stress whether threads also run freely, as the processor has it
 */
record Effort(int scenarios, int calls, int invocations, int thoroughly, boolean stress) {
  private static final Effort SHORT = new Effort(6, 2, 50, 1_000, false);
  private static final Effort LONG = new Effort(100, 3, 500, 20_000, true);

  static Effort of(String name) {
    return switch (name) {
      case "short" -> SHORT;
      case "long" -> LONG;
      default -> throw new IllegalArgumentException(name);
    };
  }
}
