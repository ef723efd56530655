package dev.fermata.test.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that runs in virtual time with one seed after the other, from 1 on, until one fails; in
 * place of {@code @Test}. Each seed is an invocation of its own, with an own instance of the class
 * and its {@code @BeforeEach} methods. The failure says how to repeat the one that failed.
 *
 * <pre>{@code
 * @SeededTest(1000) @Async
 * void transfersKeepTheSum() { ... }
 * }</pre>
 *
 * <p>{@link VirtualTime} on the method or the class sets limits.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@TestTemplate
@ExtendWith({VirtualTimeExtension.class, SeedInvocations.class})
public @interface SeededTest {
  /** How many seeds to try. */
  int value() default 100;
}
