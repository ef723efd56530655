/**
 * Methods that await, in ordinary Java, by topic. Each is run with awaits that block, and then as a
 * state machine whose awaits have to wait never, always, or at random. All but {@code Java…Samples}
 * are written for Java 8.
 */
package dev.fermata.transformer.samples;
