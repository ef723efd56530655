/**
 * HTTP as a user writes it, against the JDK's server and peers that break every rule. The classes
 * here are rewritten by the plugin, as a user's test classes are.
 */
package dev.fermata.it.http;
