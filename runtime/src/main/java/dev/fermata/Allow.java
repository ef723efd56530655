package dev.fermata;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that something is meant that Fermata would otherwise warn of.
 *
 * <pre>{@code
 * @Allow(Warning.BLOCKING_CALL) // the file is small, and there before the first request
 * @Async Task<Settings> settings() {
 *   String text = Files.readString(file);
 *   return Task.of(await(parse(text)));
 * }
 * }</pre>
 *
 * <p>It holds for the lambdas in the method, and, on a class, for all that is nested in it. {@link
 * SuppressWarnings} would not do: it never gets into the class file, which is all that the
 * transformer sees. Errors cannot be allowed.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.CONSTRUCTOR, ElementType.TYPE})
public @interface Allow {
  /** What is allowed. */
  Warning[] value();
}
