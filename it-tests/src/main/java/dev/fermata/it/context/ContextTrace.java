package dev.fermata.it.context;

import static dev.fermata.Fermata.*;

import dev.fermata.Async;
import dev.fermata.ContextVar;
import dev.fermata.Task;
import java.time.Duration;

/** Who sees what a coroutine sets: a task keeps it for itself, a direct await does not. */
public final class ContextTrace {
  private static final ContextVar<Integer> VARIABLE = new ContextVar<>("variable");

  private ContextTrace() {}

  @Async
  static Task<Void> change() {
    print(VARIABLE.get());
    VARIABLE.set(2);
    await(sleep(Duration.ZERO));
    print(VARIABLE.get());
    return Task.done();
  }

  @Async
  static Task<Void> program() {
    VARIABLE.set(1);
    await(createTask(ContextTrace::change));
    print("task-isolates");
    print(VARIABLE.get());
    print("|");
    await(change());
    print("direct-await-leaks");
    print(VARIABLE.get());
    int inThread = await(toThread(VARIABLE::get));
    int inVirtualThread = await(blocking(VARIABLE::get));
    System.out.println("| " + inThread + " " + inVirtualThread);
    return Task.done();
  }

  private static void print(Object value) {
    System.out.print(value + " ");
  }

  public static void main(String[] args) {
    run(ContextTrace::program);
  }
}
