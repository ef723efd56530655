/** What tests want to know of a selector. */
package dev.fermata.io.selector;
