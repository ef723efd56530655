package dev.fermata;

import dev.fermata.abi.Driver;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tasks that were created on a loop and have not ended, in the order of creation: asyncio's
 * {@code all_tasks}. A list through the tasks themselves, so that it costs no allocation; replaced
 * now and then, so that this object is young, as the loop's {@link Driver} is. Only for the loop's
 * thread.
 */
final class LiveTasks {
  private @Nullable CreatedTask<?> first;
  private @Nullable CreatedTask<?> last;
  private int count;

  void add(CreatedTask<?> task) {
    task.number = ++count;
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

  LiveTasks copy() {
    LiveTasks copy = new LiveTasks();
    copy.first = first;
    copy.last = last;
    copy.count = count;
    return copy;
  }

  List<Task<?>> snapshot() {
    List<Task<?>> tasks = new ArrayList<>();
    for (CreatedTask<?> task = first; task != null; task = task.next) {
      tasks.add(task);
    }
    return tasks;
  }
}
