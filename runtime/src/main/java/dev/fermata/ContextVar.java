package dev.fermata;

import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A variable that has a value of its own in each task: Python's {@code contextvars.ContextVar} (PEP
 * 567), for what would be a {@link ThreadLocal} if each task had a thread.
 *
 * <pre>{@code
 * static final ContextVar<String> USER = new ContextVar<>("user", "nobody");
 * }</pre>
 *
 * <p>A task begins with what the variables are where it is created, and what it sets is seen by
 * itself, by calls that it makes, and by tasks that it creates from then on. It is not seen by the
 * task's creator. A call that is awaited in the expression that makes it, {@code await(f())}, is a
 * part of its caller's task: what it sets is seen there, as soon as the await is over. Any other
 * call of an {@link Async} method, as in {@code var task = f();}, has a copy of its own, as a task
 * has that was created. For this, f is a method that returns a {@link Task} or a {@link
 * CompletionStage}; a {@link java.util.concurrent.CompletableFuture} does not tell whose it is.
 *
 * <p>Outside of tasks, each thread has its own values.
 *
 * <p>Variables are meant to be constants of a class: a context holds on to them.
 *
 * @param <T> the type of the values
 */
public final class ContextVar<T extends @Nullable Object> {
  private static final Object UNSET = new Object();

  private final String name;
  private final @Nullable Object initial;

  /**
   * Creates a variable that has no value until it is set.
   *
   * @param name tells what it is for in messages
   */
  public ContextVar(String name) {
    this.name = Objects.requireNonNull(name, "name");
    this.initial = UNSET;
  }

  /**
   * Creates a variable.
   *
   * @param name tells what it is for in messages
   * @param initial its value where it is not set
   */
  public ContextVar(String name, T initial) {
    this.name = Objects.requireNonNull(name, "name");
    this.initial = initial;
  }

  /** What the variable is for. */
  public String name() {
    return name;
  }

  /**
   * The value in the running code's context; the initial value where it is not set.
   *
   * @throws NoSuchElementException if there is neither
   */
  public T get() {
    Context context = Context.currentOrNull();
    Object value = context == null ? initial : context.bindings().get(this, initial);
    return valueOf(value);
  }

  /**
   * The value in the running code's context.
   *
   * @param fallback what is returned if it is not set, even if there is an initial value
   */
  @SuppressWarnings({"unchecked", "NullAway"}) // a type variable may stand for a nullable type
  public T get(T fallback) {
    Context context = Context.currentOrNull();
    return context == null ? fallback : (T) context.bindings().get(this, fallback);
  }

  /** The value in {@code bindings}, or the initial one. */
  T in(Bindings bindings) {
    return valueOf(bindings.get(this, initial));
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // a type variable may stand for a nullable type
  private T valueOf(@Nullable Object value) {
    if (value == UNSET) {
      throw new NoSuchElementException(
          "The context variable "
              + name
              + " is not set here, and has no initial value. Set it, give it an initial value, or"
              + " ask by get(fallback)");
    }
    return (T) value;
  }

  /**
   * Sets the variable in the running code's context.
   *
   * @return takes this back by {@link #reset} or, as a resource, at the end of a {@code try}
   */
  public Token<T> set(T value) {
    Context context = Context.currentOrNew();
    Bindings before = context.bindings();
    context.bind(this, value);
    return new Token<>(this, context, before.contains(this), before.get(this, null));
  }

  /**
   * Gives the variable back the value that it had before a {@link #set}.
   *
   * @param token what {@link #set} returned
   * @throws IllegalArgumentException if that was the set of another variable
   * @throws IllegalStateException if {@code token} was used before, or in another context, as that
   *     of another task
   */
  public void reset(Token<T> token) {
    if (token.variable() != this) {
      throw new IllegalArgumentException(
          "A token of " + token.variable() + " cannot reset " + this + ". Use its own variable");
    }
    token.close();
  }

  /**
   * Makes a call that sees a value, and gives the variable back the value that it had when the call
   * has ended: {@code await(USER.where("me", () -> handle(request)))}.
   *
   * @param body makes the call
   * @return ends as the call does
   */
  public <R extends @Nullable Object> Task<R> where(
      T value, Callable<? extends CompletionStage<? extends R>> body) {
    return new Binding<T, R>(this, value, Objects.requireNonNull(body, "body")).begin();
  }

  /** The name of the variable. */
  @Override
  public String toString() {
    return "ContextVar[" + name + "]";
  }
}
