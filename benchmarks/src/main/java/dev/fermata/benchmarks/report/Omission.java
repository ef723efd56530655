package dev.fermata.benchmarks.report;

/**
 * A contestant that was not measured.
 *
 * @param family the name of its {@link Family}
 * @param contestant what did not run
 * @param reason why, in words that can end a sentence
 */
public record Omission(String family, String contestant, String reason) {}
