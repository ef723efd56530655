package dev.fermata.test;

import dev.fermata.EventLoop;
import dev.fermata.ExceptionContext;
import dev.fermata.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A test whose parts run one after the other in one {@link TestLoop}, such as what prepares it and
 * the test itself. {@link TestRun#run} is a session of one part.
 *
 * <p>A part ends when its body and all tasks that it has started have: a task that outlives a test
 * belongs to what is tested, and its failure to the test. What is meant to go on has to be started
 * by {@link TestLoop#background}, and is cancelled at the end of the session. If a part fails, what
 * it has started is cancelled.
 *
 * <p>What callbacks and calls of methods without a result throw fails the part in which it happens,
 * unless {@link EventLoop#setExceptionHandler} was called. A failed task whose failure nobody has
 * asked for fails the session.
 */
public final class TestSession implements AutoCloseable {
  private final TestRun options;
  private final TestLoop loop;
  private final List<Throwable> problems = Collections.synchronizedList(new ArrayList<>());
  private volatile boolean cancelling;

  /** What a failed part has left cannot be ended. */
  private boolean stuck;

  TestSession(TestRun options) {
    this.options = options;
    loop = options.newLoop();
    loop.setExceptionHandler((where, context) -> note(context));
  }

  /** The loop in which the test runs. */
  public TestLoop loop() {
    return loop;
  }

  /**
   * Runs a part of the test.
   *
   * @param body begins in the first turn of the loop
   * @return its value; its failure is thrown as it is, even if it is a checked exception
   * @throws DeadlockError if all tasks wait for each other, or for what nobody has announced
   * @throws TimeLimitError if the part takes too long
   */
  public <T extends @Nullable Object> T run(Callable<? extends CompletionStage<T>> body) {
    Task<T> task = loop.createTask(body);
    T value;
    try (Watchdog watchdog = new Watchdog(options.realTimeLimit())) {
      loop.guard(options.timeLimit(), watchdog);
      value = loop.runMain(task);
      // What is left may wait for ever just because the body has failed.
      throwProblems();
      loop.runUntilEnded();
      throwProblems();
    } catch (Throwable failure) {
      cancelForeground(failure);
      throw failure;
    }
    return value;
  }

  /** Ends all that is left, and fails if there is a failure that nobody has seen. */
  @Override
  public void close() {
    try (Watchdog watchdog = new Watchdog(options.realTimeLimit())) {
      loop.guard(options.timeLimit(), watchdog);
      cancelling = true;
      loop.cancelAll();
    } catch (Throwable failure) {
      if (!stuck) {
        problems.add(failure);
      }
    } finally {
      loop.close();
    }
    problems.addAll(loop.unseenFailures());
    throwProblems();
  }

  /**
   * As {@link #run}, for a method that returns nothing. If it is {@code @Async}, the part ends when
   * its body has.
   *
   * @param method calls it
   */
  public void runVoid(Callable<?> method) {
    this.<@Nullable Void>run(
        () -> {
          method.call();
          loop.findMain();
          return Task.done();
        });
  }

  private void cancelForeground(Throwable failure) {
    try (Watchdog watchdog = new Watchdog(options.realTimeLimit())) {
      loop.guard(options.timeLimit(), watchdog);
      cancelling = true;
      loop.cancelForeground();
    } catch (DeadlockError | TimeLimitError e) {
      // It does not obey. The first failure tells why the test fails.
      stuck = true;
      loop.abandon();
    } catch (Throwable e) {
      problems.add(e);
    } finally {
      cancelling = false;
    }
    addProblemsTo(failure);
  }

  private void note(ExceptionContext context) {
    Throwable exception = context.exception();
    if (exception == null) {
      problems.add(new AssertionError(context.message()));
    } else if (!(cancelling && exception instanceof CancellationException)) {
      problems.add(exception);
    }
  }

  private void throwProblems() {
    if (!problems.isEmpty()) {
      Throwable first = problems.remove(0);
      addProblemsTo(first);
      TestSession.<RuntimeException>throwAsItIs(first);
    }
  }

  private void addProblemsTo(Throwable failure) {
    synchronized (problems) {
      for (Throwable problem : problems) {
        if (problem != failure) {
          failure.addSuppressed(problem);
        }
      }
      problems.clear();
    }
  }

  @SuppressWarnings("unchecked")
  private static <X extends Throwable> void throwAsItIs(Throwable failure) throws X {
    throw (X) failure;
  }
}
