package dev.fermata;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method that suspends where it awaits or yields, instead of blocking its thread: Python's
 * {@code async def} (PEP 492), and its generators (PEP 255). It is rewritten by Fermata's Maven
 * plugin, annotation processor, agent or command line.
 *
 * <p>The return type says what becomes of it:
 *
 * <ul>
 *   <li>{@link Task}, {@link java.util.concurrent.CompletableFuture}, {@link
 *       java.util.concurrent.CompletionStage} or {@code void}: a call runs on the caller's thread
 *       up to the first {@link Fermata#await await} that has to wait, and never throws: what the
 *       body throws is the failure of the task.
 *   <li>{@link Generator} or {@link Coroutine}: the body runs when an item is asked for, up to its
 *       next yield.
 *   <li>{@link AsyncGenerator}: as that, and the body can await.
 * </ul>
 *
 * <p>A lambda cannot be annotated, and needs no annotation: one that awaits or yields is recognised
 * by its body.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Async {}
