/**
 * The rules of context variables and of threads in asyncio, one test for each. The classes here are
 * rewritten by the plugin, as a user's test classes are.
 */
package dev.fermata.it.context;
