/**
 * The Java agent: rewrites classes while they are loaded.
 *
 * <p>{@link FermataAgent} starts it, {@link RuntimeCheck} and {@link SelfTest} find out whether it
 * can work, {@link LoadTimeTransformer} is what the virtual machine calls for each class.
 */
@NullMarked
package dev.fermata.agent;

import org.jspecify.annotations.NullMarked;
