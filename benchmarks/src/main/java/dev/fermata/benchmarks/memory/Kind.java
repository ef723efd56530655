package dev.fermata.benchmarks.memory;

/** What is measured about a contestant. */
enum Kind {
  /** A call that nobody awaits directly, with what stands for its result. */
  TASK("task with three locals"),

  /** A call that another awaits directly. */
  FRAME("directly awaited frame"),

  /** A call that sleeps, with its timer. */
  ASLEEP("asleep on a timer");

  private final String label;

  Kind(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }
}
