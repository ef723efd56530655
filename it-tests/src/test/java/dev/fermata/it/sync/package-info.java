/**
 * Locks, queues, channels and select as a user writes them, in programs whose traces were recorded
 * from asyncio. The classes here are rewritten by the plugin, as a user's test classes are.
 */
package dev.fermata.it.sync;
