/**
 * Python's rules of generators, one test for each. The classes here are rewritten by the plugin, as
 * a user's test classes are.
 */
package dev.fermata.it.generators;
