package dev.fermata;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tasks that were created on a loop and have not ended, in the order of creation: asyncio's
 * {@code all_tasks}. A list through the tasks themselves, so that it costs no allocation. Only for
 * the loop's thread.
 */
final class LiveTasks {
  private @Nullable CreatedTask<?> first;
  private @Nullable CreatedTask<?> last;
  private int count;

  void addIfAbsent(CreatedTask<?> task) {
    if (task.previous != null || first == task) {
      return;
    }
    if (task.number == 0) {
      task.number = ++count;
    }
    task.previous = last;
    if (last == null) {
      first = task;
    } else {
      last.next = task;
    }
    last = task;
  }

  void remove(CreatedTask<?> task) {
    CreatedTask<?> previous = task.previous;
    CreatedTask<?> next = task.next;
    if (previous == null) {
      first = next;
    } else {
      previous.next = next;
    }
    if (next == null) {
      last = previous;
    } else {
      next.previous = previous;
    }
    task.previous = null;
    task.next = null;
  }

  List<Task<?>> snapshot() {
    List<Task<?>> tasks = new ArrayList<>();
    for (CreatedTask<?> task = first; task != null; task = task.next) {
      tasks.add(task);
    }
    return tasks;
  }
}
