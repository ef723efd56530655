/** Programs whose tasks have context variables. */
package dev.fermata.it.context;
