package dev.fermata.transformer.check;

/**
 * What is said of a misuse that can be seen in the source as well as in the class file, so that the
 * compiler and the transformer say the same.
 */
public enum MisuseText {
  AWAIT_IN_CONSTRUCTOR(
      "FERMATA-006",
      "await in a constructor, which cannot suspend. Move it to a static @Async method that creates"
          + " the object."),
  AWAIT_IN_STATIC_INITIALIZER(
      "FERMATA-006",
      "await in a static initializer, which cannot suspend. Keep the task instead of its value,"
          + " and await it where the value is used."),
  AWAIT_IN_LAMBDA(
      "FERMATA-003",
      "await in a lambda whose functional interface does not return "
          + MisuseText.RETURN_TYPES
          + ". Use an interface that does, or await outside of the lambda."),
  AWAIT_OUTSIDE(
      "FERMATA-003",
      "await outside of an @Async method. Annotate the method with @Async and let it return "
          + MisuseText.RETURN_TYPES
          + "."),
  AWAIT_IN_SYNCHRONIZED_BLOCK(
      "FERMATA-007",
      "await in a synchronized block, which would hold the lock, or lose it, while the method"
          + " waits. End the block before the await; tasks of one loop only interleave at awaits."),
  ASYNC_WITHOUT_BODY(
      "FERMATA-005",
      "@Async on a method without a body has no effect. Annotate the methods that implement it."),
  ASYNC_RETURN_TYPE(
      "FERMATA-004",
      "an @Async method cannot return this type, since its caller gets the result later. Return "
          + MisuseText.RETURN_TYPES
          + "."),
  ASYNC_SYNCHRONIZED(
      "FERMATA-007",
      "an @Async method cannot be synchronized: it would hold the lock, or lose it, while it waits."
          + " Remove synchronized; tasks of one loop only interleave at awaits."),
  EACH_OUTSIDE(
      "FERMATA-017",
      "each outside of an @Async method, where the loop cannot be suspended. Annotate the method with"
          + " @Async and let it return "
          + MisuseText.RETURN_TYPES
          + "; the functional interface of a lambda has to return one of these."),
  EACH_ELSEWHERE(
      "FERMATA-018",
      "each is not the expression of a for loop, and only such a loop can be suspended. Write one,"
          + " as a statement of its own."),
  CLOSE_OUTSIDE(
      "FERMATA-019",
      "close of an AsyncCloseable outside of an @Async method, which cannot wait for it. Annotate"
          + " the method with @Async, or call closeAsync() and keep what it returns; a lambda has to"
          + " await something to be one that suspends.");

  private static final String RETURN_TYPES = "Task, CompletableFuture, CompletionStage or void";

  private final String id;
  private final String message;

  MisuseText(String id, String message) {
    this.id = id;
    this.message = message;
  }

  String id() {
    return id;
  }

  String message() {
    return message;
  }

  /** The id and the message. */
  @Override
  public String toString() {
    return id + ": " + message;
  }
}
