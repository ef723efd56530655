package dev.fermata.benchmarks.presence;

/** What the samples of Fermata and Kotlin do, without waiting. */
final class PlainSample {
  static {
    if (loop(2, "a") + caller(1, "a") != 12) {
      throw new AssertionError();
    }
  }

  private PlainSample() {}

  private static int leaf(int a, String b) {
    return a + 1 + b.length();
  }

  private static int caller(int a, String b) {
    int first = leaf(a, b);
    return leaf(first, b) + b.length() + 1;
  }

  private static int loop(int n, String b) {
    int sum = 0;
    for (int i = 0; i < n; i++) {
      sum += leaf(i, b);
    }
    return sum;
  }
}
