package dev.fermata.transformer;

/**
 * A line that is wrong and one that is right, with the names of the class file. The class file does
 * not have the source, so that these are sketches of it.
 *
 * @param wrong what is there, in outline
 * @param right what would do, in outline
 */
public record Correction(String wrong, String right) {}
