package dev.fermata.sync;

import dev.fermata.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the first of several things, of which exactly one then happens: Kotlin's {@code
 * select}, Go's {@code select} statement. To be imported statically:
 *
 * <pre>{@code
 * String news =
 *     await(
 *         select(
 *             onReceive(orders, order -> "ordered: " + order),
 *             onSend(log, "idle", () -> "logged"),
 *             onDone(shutdown, reason -> "shut down: " + reason),
 *             onTimeout(ofSeconds(5), () -> "nothing new")));
 * }</pre>
 *
 * <p>The function of the case that has happened gives the result. If that function returns a task,
 * await what the select returns once more. The other cases have not happened: nothing was received
 * or sent by them, and the tasks of {@link #onDone} go on.
 *
 * <p>If several cases are ready, the first of them in the order in which they are given happens
 * with {@link #select}, and any of them with {@link #selectUnbiased}. A case that cannot happen any
 * more, since its channel is closed, fails the select like a receive or send alone.
 */
public final class Select {
  private Select() {}

  /**
   * Waits until one of {@code cases} is ready, and has the first happen that is.
   *
   * @return what the case's function returns; fails with what the case fails with
   * @throws IllegalArgumentException if there is no case, or if both halves of one channel are
   *     among them
   * @throws IllegalStateException if a case is part of another select that goes on
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // is read only
  public static <R extends @Nullable Object> Task<R> select(Case<? extends R>... cases) {
    return begin(List.of(cases));
  }

  /**
   * As {@link #select}, but any of those that are ready happens, so that one which always is cannot
   * keep others from happening.
   *
   * @return what the case's function returns; fails with what the case fails with
   * @throws IllegalArgumentException if there is no case, or if both halves of one channel are
   *     among them
   * @throws IllegalStateException if a case is part of another select that goes on
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // is read only
  public static <R extends @Nullable Object> Task<R> selectUnbiased(Case<? extends R>... cases) {
    List<Case<? extends R>> shuffled = new ArrayList<>(List.of(cases));
    Collections.shuffle(shuffled);
    return begin(shuffled);
  }

  /** Happens when {@code receiver} receives an item. */
  public static <T, R extends @Nullable Object> Case<R> onReceive(
      Receiver<T> receiver, Function<? super T, ? extends R> function) {
    return new ReceiveCase<T, R>(
        Objects.requireNonNull(receiver, "receiver"), Objects.requireNonNull(function, "function"));
  }

  /** Happens when {@code sender} sends {@code item}. */
  public static <T, R extends @Nullable Object> Case<R> onSend(
      Sender<T> sender, T item, Callable<? extends R> function) {
    return new SendCase<T, R>(
        Objects.requireNonNull(sender, "sender"),
        Objects.requireNonNull(item, "item"),
        Objects.requireNonNull(function, "function"));
  }

  /** Happens when {@code task} has ended. If it has failed, so does the select. */
  public static <T extends @Nullable Object, R extends @Nullable Object> Case<R> onDone(
      Task<T> task, Function<? super T, ? extends R> function) {
    return new DoneCase<T, R>(
        Objects.requireNonNull(task, "task"), Objects.requireNonNull(function, "function"));
  }

  /**
   * Happens after {@code timeout}, counted from when the select begins; at once if that is not
   * positive.
   */
  public static <R extends @Nullable Object> Case<R> onTimeout(
      Duration timeout, Callable<? extends R> function) {
    return new TimeoutCase<R>(
        Objects.requireNonNull(timeout, "timeout"), Objects.requireNonNull(function, "function"));
  }

  private static <R extends @Nullable Object> Task<R> begin(List<Case<? extends R>> cases) {
    if (cases.isEmpty()) {
      throw new IllegalArgumentException("A select without cases would wait for ever");
    }
    Selection.requireOneHalfOfEach(cases);
    cases.forEach(Case::requireUnused);
    return new Selection<R>(cases).begin();
  }
}
