package dev.fermata;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Carries values that a library keeps in {@link ThreadLocal}s along with tasks, such as the MDC of
 * a logging library, or the current span of a tracer. A task begins with the values of the code
 * that creates it; they are captured whenever it is suspended, and restored before it goes on, and
 * the thread gets its own values back after each step. So with a call that is not awaited directly,
 * and with what {@link Fermata#toThread} and its like run in other threads. {@link ContextVar}s
 * need no carrier.
 *
 * <p>Carriers are found by {@link java.util.ServiceLoader}, or {@linkplain #register registered}
 * before tasks are started. Each step of each task costs what they cost.
 *
 * <pre>{@code
 * final class MdcCarrier implements ContextCarrier<Map<String, String>> {
 *   public Map<String, String> capture() { return MDC.getCopyOfContextMap(); }
 *
 *   public void restore(Map<String, String> values) {
 *     if (values == null) MDC.clear(); else MDC.setContextMap(values);
 *   }
 * }
 * }</pre>
 *
 * @param <S> the type of what is captured
 */
public interface ContextCarrier<S> {
  /** The values of the current thread; null if there are none. They must not change later. */
  @Nullable S capture();

  /**
   * Makes {@code values} those of the current thread, in the place of all that it has.
   *
   * @param values what {@link #capture} has returned, in whichever thread; null for no values
   */
  void restore(@Nullable S values);

  /**
   * Has {@code carrier} carry values from now on. Tasks that exist already may miss it.
   *
   * @param carrier is not registered yet
   */
  static void register(ContextCarrier<?> carrier) {
    Carriers.register(Objects.requireNonNull(carrier, "carrier"));
  }

  /**
   * Takes {@link #register} back.
   *
   * @return false if {@code carrier} was not registered
   */
  static boolean unregister(ContextCarrier<?> carrier) {
    return Carriers.unregister(carrier);
  }
}
