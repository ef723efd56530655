package dev.fermata.abi;

/**
 * What the state of a task holds when it is not simply the task's value: the waiters of a pending
 * task, or an outcome that needs a wrapping. One type test therefore tells a plain value from
 * everything else.
 */
public abstract sealed class TaskState permits Node, Failure, NullValue, WrappedValue {
  TaskState() {}
}
