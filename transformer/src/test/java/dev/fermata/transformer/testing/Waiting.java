package dev.fermata.transformer.testing;

/** What the stages are like that a sample awaits. */
public enum Waiting {
  /** All are complete. */
  NEVER,
  /** All are pending until the call has returned; then they are completed one after the other. */
  ALWAYS,
  /** Each is one or the other, as a seed has it. */
  AT_RANDOM,
  /** All are pending, and an event loop completes them in later turns. */
  ON_LOOP
}
