/**
 * Tests in virtual time as JUnit Jupiter runs them, see {@link dev.fermata.test.junit.VirtualTime}.
 * This is the only package of Fermata that needs JUnit.
 */
@NullMarked
package dev.fermata.test.junit;

import org.jspecify.annotations.NullMarked;
