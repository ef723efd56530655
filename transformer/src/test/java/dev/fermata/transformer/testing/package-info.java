/**
 * What the tests of the transformer share: samples are compiled, rewritten, checked, loaded and
 * run, and compared with the same samples that block.
 */
package dev.fermata.transformer.testing;
