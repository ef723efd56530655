package dev.fermata.abi;

/** A value that is itself a {@link TaskState}, such as the task in a {@code Task<Task<T>>}. */
final class WrappedValue extends TaskState {
  final TaskState value;

  WrappedValue(TaskState value) {
    this.value = value;
  }
}
