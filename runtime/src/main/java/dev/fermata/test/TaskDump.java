package dev.fermata.test;

import dev.fermata.Promise;
import dev.fermata.Task;
import dev.fermata.abi.Awaitable;
import dev.fermata.abi.Suspension;
import dev.fermata.abi.Waiter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which tasks there are and what each waits for, in the form of a thread dump. A call that another
 * task awaits is shown as a part of that one.
 */
final class TaskDump {
  private static final int MOST_TASKS = 100;
  private static final int MOST_CALLS = 50;

  private final Map<Task<?>, String> names = new LinkedHashMap<>();
  private final Map<Task<?>, Task<?>> waitsFor = new LinkedHashMap<>();
  private final StringBuilder text = new StringBuilder();

  /**
   * Looks at tasks that have not ended.
   *
   * @param main the one that stands for the test itself
   * @param created those that were created as tasks
   * @param calls those that are calls which have to wait
   */
  TaskDump(@Nullable Task<?> main, List<Task<?>> created, List<Task<?>> calls) {
    if (main != null && !main.isDone()) {
      names.put(main, "the test");
    }
    created.forEach(this::addName);
    for (Task<?> call : calls) {
      if (!Suspension.isAwaited(call)) {
        addName(call);
      }
    }
    names.keySet().stream().limit(MOST_TASKS).forEach(this::append);
    if (names.size() > MOST_TASKS) {
      text.append("and %d more tasks%n".formatted(names.size() - MOST_TASKS));
    }
    appendCycle();
  }

  private void addName(Task<?> task) {
    if (names.containsKey(task)) {
      return;
    }
    String name = task.name();
    for (int i = 2; names.containsValue(name); i++) {
      name = task.name() + " #" + i;
    }
    names.put(task, name);
  }

  private void append(Task<?> task) {
    List<List<StackTraceElement>> calls = new ArrayList<>();
    String wait = follow(task, calls);
    text.append("%s %s%n".formatted(names.get(task), wait));
    List<StackTraceElement> stack = new ArrayList<>();
    for (int i = calls.size() - 1; i >= 0; i--) {
      stack.addAll(calls.get(i));
    }
    stack.stream().limit(MOST_CALLS).forEach(call -> text.append("    at %s%n".formatted(call)));
    if (stack.size() > MOST_CALLS) {
      text.append("    ... %d more%n".formatted(stack.size() - MOST_CALLS));
    }
  }

  /** Goes from a task to the innermost wait, and collects the calls on the way. */
  private String follow(Task<?> start, List<List<StackTraceElement>> calls) {
    Set<Task<?>> visited = new HashSet<>();
    Task<?> task = start;
    while (visited.add(task)) {
      Suspension suspension = Suspension.of(task);
      calls.add(suspension.calls());
      List<Awaitable> awaited = suspension.awaited();
      if (awaited.isEmpty()) {
        return "is about to go on";
      }
      if (awaited.size() > 1) {
        return "waits for " + awaited.stream().map(this::name).collect(Collectors.joining(", "));
      }
      if (awaited.get(0) instanceof Waiter) {
        return "waits in " + task.name().replace('$', '.');
      }
      if (!(awaited.get(0) instanceof Task<?> next) || next instanceof Promise<?>) {
        return "waits for " + name(awaited.get(0));
      }
      if (names.containsKey(next)) {
        waitsFor.put(start, next);
        return "waits for " + name(next);
      }
      task = next;
    }
    return "waits for itself";
  }

  private String name(Awaitable awaited) {
    String name = awaited instanceof Task<?> task ? names.get(task) : null;
    return name == null ? awaited.toString() : name;
  }

  private void appendCycle() {
    Set<Task<?>> seen = new HashSet<>();
    for (Task<?> start : waitsFor.keySet()) {
      List<Task<?>> path = new ArrayList<>();
      Task<?> task = start;
      while (task != null && seen.add(task)) {
        path.add(task);
        task = waitsFor.get(task);
      }
      int first = task == null ? -1 : path.indexOf(task);
      if (first >= 0) {
        path.add(task);
        text.append(
            "A cycle: %s%n"
                .formatted(
                    path.subList(first, path.size()).stream()
                        .map(names::get)
                        .collect(Collectors.joining(" -> "))));
      }
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
