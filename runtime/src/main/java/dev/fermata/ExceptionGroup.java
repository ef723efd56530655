package dev.fermata;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Several failures in one exception: Python's {@code ExceptionGroup} (PEP 654). What {@link
 * TaskGroup} throws when calls in it have failed. A group may have groups in it.
 *
 * <p>{@link #handle} does what {@code except*} does in Python:
 *
 * <pre>{@code
 * try {
 *   await(TaskGroup.run(group -> ...));
 * } catch (ExceptionGroup e) {
 *   e.handle(IOException.class, failed -> log.warn("not reachable", failed))
 *       .handle(TimeoutException.class, failed -> retryLater())
 *       .rethrow();
 * }
 * }</pre>
 *
 * <p>The stack trace shows each of the exceptions as a suppressed one.
 */
public final class ExceptionGroup extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final List<Throwable> exceptions;

  /**
   * Creates a group.
   *
   * @param message what has failed
   * @param exceptions at least one
   * @throws IllegalArgumentException if there is no exception
   */
  public ExceptionGroup(String message, List<? extends Throwable> exceptions) {
    super(Objects.requireNonNull(message, "message"));
    this.exceptions = List.copyOf(exceptions);
    if (exceptions.isEmpty()) {
      throw new IllegalArgumentException("An exception group cannot be empty");
    }
    this.exceptions.forEach(this::addSuppressed);
  }

  /** What is in the group, groups included, in order; the list cannot be modified. */
  public List<Throwable> exceptions() {
    return exceptions;
  }

  /** How many exceptions there are, those in groups within this one included. */
  public int count() {
    return exceptions.stream().mapToInt(e -> e instanceof ExceptionGroup g ? g.count() : 1).sum();
  }

  /** The exceptions without groups, in order; the list cannot be modified. */
  public List<Throwable> leaves() {
    List<Throwable> leaves = new ArrayList<>();
    addLeaves(leaves);
    return List.copyOf(leaves);
  }

  private void addLeaves(List<Throwable> leaves) {
    for (Throwable exception : exceptions) {
      if (exception instanceof ExceptionGroup group) {
        group.addLeaves(leaves);
      } else {
        leaves.add(exception);
      }
    }
  }

  /**
   * This group with only those exceptions that {@code condition} accepts, in the same nested
   * groups: Python's {@code subgroup}. The condition is asked for groups first, which are taken as
   * a whole if it accepts them, and then for what is in them.
   *
   * @return the group; null if no exception is accepted
   */
  public @Nullable ExceptionGroup subgroup(Predicate<? super Throwable> condition) {
    return split(condition).matching();
  }

  /** As {@link #subgroup(Predicate)}, with the exceptions that are of a type. */
  public @Nullable ExceptionGroup subgroup(Class<? extends Throwable> type) {
    return subgroup(type::isInstance);
  }

  /**
   * This group in two, by whether {@code condition} accepts an exception: Python's {@code split}.
   */
  public Split split(Predicate<? super Throwable> condition) {
    Objects.requireNonNull(condition, "condition");
    if (condition.test(this)) {
      return new Split(this, null);
    }
    List<Throwable> matching = new ArrayList<>();
    List<Throwable> rest = new ArrayList<>();
    for (Throwable exception : exceptions) {
      if (exception instanceof ExceptionGroup group) {
        Split split = group.split(condition);
        addIfPresent(split.matching(), matching);
        addIfPresent(split.rest(), rest);
      } else if (condition.test(exception)) {
        matching.add(exception);
      } else {
        rest.add(exception);
      }
    }
    return new Split(derived(matching), derived(rest));
  }

  /** As {@link #split(Predicate)}, by whether an exception is of a type. */
  public Split split(Class<? extends Throwable> type) {
    return split(type::isInstance);
  }

  private static void addIfPresent(@Nullable ExceptionGroup group, List<Throwable> exceptions) {
    if (group != null) {
      exceptions.add(group);
    }
  }

  /** A group like this one with some of what is in it; Python's {@code derive}. */
  private @Nullable ExceptionGroup derived(List<Throwable> some) {
    if (some.isEmpty()) {
      return null;
    }
    ExceptionGroup group = new ExceptionGroup(Objects.requireNonNull(getMessage()), some);
    group.setStackTrace(getStackTrace());
    if (getCause() != null) {
      group.initCause(getCause());
    }
    return group;
  }

  /**
   * Calls {@code handler} with the exceptions that are of a type, if there are any.
   *
   * @param type what is handled
   * @param handler what it throws is among what {@link Unhandled#rethrow} throws
   * @return what is left
   */
  public Unhandled handle(
      Class<? extends Throwable> type, Consumer<? super ExceptionGroup> handler) {
    return new Unhandled(this).handle(type, handler);
  }

  /**
   * A group in two.
   *
   * @param matching what was looked for; null if there is nothing of it
   * @param rest all else; null if there is nothing else
   */
  public record Split(@Nullable ExceptionGroup matching, @Nullable ExceptionGroup rest) {}

  /** What is left of a group when some of it was handled. Not thread-safe. */
  public static final class Unhandled {
    private @Nullable ExceptionGroup rest;
    private final ExceptionGroup whole;
    private final List<Throwable> thrown = new ArrayList<>();

    private Unhandled(ExceptionGroup whole) {
      this.whole = whole;
      rest = whole;
    }

    /** As {@link ExceptionGroup#handle}, with what is left. */
    public Unhandled handle(
        Class<? extends Throwable> type, Consumer<? super ExceptionGroup> handler) {
      Objects.requireNonNull(type, "type");
      Objects.requireNonNull(handler, "handler");
      if (rest == null) {
        return this;
      }
      Split split = rest.split(type);
      rest = split.rest();
      if (split.matching() != null) {
        try {
          handler.accept(split.matching());
        } catch (VirtualMachineError e) {
          throw e;
        } catch (Throwable t) {
          thrown.add(t);
        }
      }
      return this;
    }

    /** What nobody has handled; null if there is nothing. */
    public @Nullable ExceptionGroup rest() {
      return rest;
    }

    /** Throws what is left and what handlers have thrown, in one group, if there is anything. */
    public void rethrow() {
      if (thrown.isEmpty()) {
        if (rest != null) {
          throw rest;
        }
        return;
      }
      addIfPresent(rest, thrown);
      throw new ExceptionGroup(Objects.requireNonNull(whole.getMessage()), thrown);
    }
  }
}
