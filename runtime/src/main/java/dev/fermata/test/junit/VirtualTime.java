package dev.fermata.test.junit;

import dev.fermata.test.TestLoop;
import dev.fermata.test.TestRun;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a test, or all tests of a class, in a {@link TestLoop}. Their methods can be {@code @Async},
 * and so can those with {@code @BeforeEach} and {@code @AfterEach}, which run in the same loop:
 *
 * <pre>{@code
 * @VirtualTime
 * class RetryTest {
 *   @Test @Async
 *   void givesUpAfterAnHour() {
 *     Task<String> page = createTask(() -> fetchWithRetries(DOWN));
 *     await(sleep(Duration.ofMinutes(59)));
 *     assertFalse(page.isDone());
 *   }
 * }
 * }</pre>
 *
 * <p>A method ends when its body and all that it has started have, see {@link
 * dev.fermata.test.TestSession}. JUnit wants tests to return nothing, so that an {@code @Async}
 * test does, too; its failure is that of the test all the same. A method can have a parameter of
 * the type {@link TestLoop}.
 *
 * <p>{@link SeededTest} looks for an order of events that makes a test fail.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@ExtendWith(VirtualTimeExtension.class)
public @interface VirtualTime {
  /**
   * How much virtual time each method may take, as {@link java.time.Duration#parse} reads it:
   * {@code "PT2H"} is two hours. The default is that of {@link TestRun#standard()}.
   */
  String timeLimit() default "";

  /** As {@link #timeLimit()}, of real time. */
  String realTimeLimit() default "";

  /** A seed that the order of events is drawn from; none for first come, first served. */
  long[] seed() default {};
}
