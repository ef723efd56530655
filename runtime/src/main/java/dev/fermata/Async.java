package dev.fermata;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method that suspends where it awaits, instead of blocking its thread: Python's {@code
 * async def} (PEP 492).
 *
 * <p>The method returns {@link Task}, {@link java.util.concurrent.CompletableFuture}, {@link
 * java.util.concurrent.CompletionStage} or {@code void}, and is rewritten by Fermata's Maven
 * plugin, annotation processor, agent or command line. A call runs on the caller's thread up to the
 * first {@link Fermata#await await} that has to wait, and never throws: what the body throws is the
 * failure of the task.
 *
 * <p>A lambda cannot be annotated, and needs no annotation: one that awaits is recognised by its
 * body.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Async {}
