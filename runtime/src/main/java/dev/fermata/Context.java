package dev.fermata;

import dev.fermata.abi.AbstractContext;
import dev.fermata.abi.AbstractTask;
import dev.fermata.abi.Driver;
import dev.fermata.abi.Scheduler;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The values that {@linkplain ContextVar context variables} have for some code: Python's {@code
 * contextvars.Context}. Each task has one of its own; {@link Fermata#copyContext} makes a copy of
 * that, in which other code can be run.
 *
 * <p>What a {@link ContextCarrier} carries belongs to a context too.
 *
 * <p>A context is not for use by several threads at the same time.
 */
public final class Context extends AbstractContext {
  private volatile Bindings bindings;

  /** The thread-locals that are carried; null if nothing does so. */
  private @Nullable CarriedValues carried;

  /** Creates a context in which nothing is set. */
  public Context() {
    this(Bindings.NONE, null);
  }

  private Context(Bindings bindings, @Nullable CarriedValues carried) {
    this.bindings = bindings;
    this.carried = carried;
  }

  // What is in it.

  /**
   * The value of {@code variable} in this context; its initial value where it is not set.
   *
   * @throws java.util.NoSuchElementException if there is neither
   */
  public <T extends @Nullable Object> T get(ContextVar<T> variable) {
    return variable.in(bindings());
  }

  /** Whether {@code variable} is set in this context. */
  public boolean contains(ContextVar<?> variable) {
    return bindings().contains(variable);
  }

  /** The variables that are set in this context, in the order in which they were set first. */
  public Set<ContextVar<?>> variables() {
    Bindings now = bindings();
    Set<ContextVar<?>> variables = new LinkedHashSet<>();
    for (int i = 0; i < now.size(); i++) {
      variables.add(now.variable(i));
    }
    return variables;
  }

  /** A context with the same values; to set variables in one leaves the other as it is. */
  public Context copy() {
    return new Context(bindings(), ((Context) whole()).carried);
  }

  // Running code in it.

  /**
   * Runs {@code body} in this context: Python's {@code Context.run}. What it sets stays set in this
   * context, and in no other. An {@link Async} method that it calls goes on with a copy.
   *
   * @return what {@code body} returns; what it throws is thrown as it is, even if it is a checked
   *     exception
   * @throws IllegalStateException if the calling code runs in this context already
   */
  public <T extends @Nullable Object> T call(Callable<? extends T> body) {
    Objects.requireNonNull(body, "body");
    Context current = currentOrNull();
    if (current != null && !current.isOtherThan(this)) {
      throw new IllegalStateException(
          "This code runs in the context already, and cannot enter it again. Call the code as it"
              + " is, or run it in a copy()");
    }
    return enter(body);
  }

  private <T extends @Nullable Object> T enter(Callable<? extends T> body) {
    AbstractContext before = Driver.current().enterNow(whole());
    try {
      return body.call();
    } catch (Exception e) {
      throw Context.<RuntimeException>sneak(e);
    } finally {
      // Not the same driver: that of a thread is replaced now and then.
      Driver.current().exit(before);
    }
  }

  @SuppressWarnings("unchecked")
  private static <X extends Throwable> X sneak(Throwable failure) throws X {
    throw (X) failure;
  }

  /** As {@link #call}, for code that returns nothing. */
  public void run(Runnable body) {
    Objects.requireNonNull(body, "body");
    call(returningNull(body));
  }

  @SuppressWarnings("NullAway") // a type variable may stand for a nullable type
  private static Callable<@Nullable Void> returningNull(Runnable body) {
    return () -> {
      body.run();
      return null;
    };
  }

  // The running code's.

  static @Nullable Context currentOrNull() {
    return (Context) Driver.current().context();
  }

  static Context currentOrNew() {
    Driver driver = Driver.current();
    Context context = (Context) driver.context();
    if (context == null) {
      context = new Context();
      driver.adopt(context);
    }
    return context;
  }

  /** {@code callback}, to be called in a copy of the current context, if there is one. */
  static Runnable bind(Driver driver, Runnable callback) {
    AbstractContext copy = driver.copyContext();
    return copy == null ? callback : ((Context) copy).binding(callback);
  }

  /** {@code body}, to be called in a copy of the current context, if there is one. */
  static <T extends @Nullable Object> Callable<? extends T> bind(Callable<? extends T> body) {
    AbstractContext copy = Driver.current().copyContext();
    return copy == null ? body : () -> ((Context) copy).<T>call(body);
  }

  /** {@code callback}, to be called in this context. */
  Runnable binding(Runnable callback) {
    return () -> enter(returningNull(callback));
  }

  // Variables.

  Bindings bindings() {
    return ((Context) whole()).bindings;
  }

  boolean isOtherThan(Context other) {
    return whole() != other.whole();
  }

  void bind(ContextVar<?> variable, @Nullable Object value) {
    change(variable, value, true);
  }

  void unbind(ContextVar<?> variable) {
    change(variable, null, false);
  }

  private void change(ContextVar<?> variable, @Nullable Object value, boolean set) {
    while (true) {
      Context whole = (Context) whole();
      synchronized (whole) {
        if (!whole.hasJoined()) {
          Bindings now = whole.bindings;
          whole.bindings = set ? now.with(variable, value) : now.without(variable);
          return;
        }
      }
    }
  }

  // The machinery.

  /** Says that all code has a context from now on, or only where variables are set. */
  static void requireEverywhere(boolean everywhere) {
    setOrigin(everywhere ? new Context() : null);
  }

  @Override
  protected Context snapshot() {
    return new Context(bindings(), CarriedValues.ofThisThread());
  }

  @Override
  protected Context fork() {
    return new Context(bindings(), null);
  }

  @Override
  protected boolean differsFrom(@Nullable AbstractContext caller) {
    return bindings() != (caller == null ? Bindings.NONE : ((Context) caller).bindings());
  }

  @Override
  protected void take(AbstractContext other) {
    Context joining = (Context) other;
    bindings = joining.bindings;
    if (joining.carried != null) {
      carried = joining.carried;
      CarriedValues.install(carried);
    }
  }

  @Override
  protected void save() {
    ((Context) whole()).carried = CarriedValues.ofThisThread();
  }

  @Override
  protected void install() {
    CarriedValues.install(((Context) whole()).carried);
  }

  @Override
  protected AbstractTask<?> newTask(@Nullable Scheduler scheduler) {
    return HotTask.unnamed(scheduler);
  }
}
