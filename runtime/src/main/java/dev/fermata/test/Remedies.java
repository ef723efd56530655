package dev.fermata.test;

/** What to do about a test that does not end. */
final class Remedies {
  static final String OUTSIDE =
      "If another thread or process completes what is awaited, announce it:"
          + " await(TestLoop.current().outside(stage))";
  static final String LEFT_OVER =
      "The body of the test has ended, but not all that it has started. Await or cancel that, or"
          + " start it by TestLoop.current().background(...)";
  static final String TIME_LIMIT = "If it needs more, raise its timeLimit";
  static final String REAL_TIME_LIMIT = "If it needs more, raise its realTimeLimit";

  private Remedies() {}
}
