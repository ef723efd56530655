/**
 * Tests in virtual time, as users write them: the classes here are rewritten by the plugin, as a
 * user's test classes are.
 */
package dev.fermata.it.virtualtime;
