/**
 * Everything at once for a long time: tasks that are cancelled and timed out at random awaits,
 * after which nothing may be lost, held, or left behind.
 */
package dev.fermata.it.soak;
