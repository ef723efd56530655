/** Tests of what suspended calls and finished tasks keep alive. */
package dev.fermata.transformer.retention;
