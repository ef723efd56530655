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
          + MisuseText.AWAITING_TYPES
          + ". Use an interface that does, or await outside of the lambda."),
  AWAIT_OUTSIDE(
      "FERMATA-003",
      "await outside of an @Async method. Annotate the method with @Async and let it return "
          + MisuseText.AWAITING_TYPES
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
          + MisuseText.AWAITING_TYPES
          + "; the functional interface of a lambda has to return one of these."),
  EACH_ELSEWHERE(
      "FERMATA-018",
      "each is not the expression of a for loop, and only such a loop can be suspended. Write one,"
          + " as a statement of its own."),
  CLOSE_OUTSIDE(
      "FERMATA-019",
      "close of an AsyncCloseable outside of an @Async method, which cannot wait for it. Annotate"
          + " the method with @Async, or call closeAsync() and keep what it returns; a lambda has to"
          + " await something to be one that suspends."),

  /** Names the class that yields. */
  YIELD_IN_CONSTRUCTOR(
      "FERMATA-025",
      "yield in a constructor, which has nobody to hand an item to. Move it to an @Async method that"
          + " returns %s."),
  /** Names the class that yields. */
  YIELD_IN_STATIC_INITIALIZER(
      "FERMATA-025",
      "yield in a static initializer, which has nobody to hand an item to. Move it to a static"
          + " @Async method that returns %s."),
  /** Names the class that yields. */
  YIELD_IN_LAMBDA(
      "FERMATA-025",
      "yield in a lambda whose functional interface does not return %1$s: it is the lambda that"
          + " would yield, not the method around it. Use a loop instead of the lambda, or an"
          + " interface that returns %1$s."),
  /** Names the class that yields. */
  YIELD_OUTSIDE(
      "FERMATA-025",
      "yield outside of a generator. Annotate the method with @Async and let it return %s."),
  /** Names the class that yields. */
  YIELD_IN_TASK(
      "FERMATA-025",
      "yield in an @Async method that does not return a generator. Let it return %s."),
  /** Names the class that yields, its method, and what the body returns. */
  YIELD_OF_ANOTHER_KIND(
      "FERMATA-026",
      "%1$s.%2$s in a body that returns %3$s, which only hands out what %3$s.yield and"
          + " %3$s.yieldFrom are given. Use these, or return %1$s."),
  /** Names what the body returns. */
  AWAIT_IN_GENERATOR(
      "FERMATA-027",
      "await in a body that returns %s, whose items are asked for by code that cannot wait. Return"
          + " AsyncGenerator, and yield by it too."),
  /** Names what the body returns. */
  EACH_IN_GENERATOR(
      "FERMATA-027",
      "each in a body that returns %s, whose items are asked for by code that cannot wait. Return"
          + " AsyncGenerator, and yield by it too."),
  /** Names what the body returns. */
  CLOSE_IN_GENERATOR(
      "FERMATA-027",
      "close of an AsyncCloseable in a body that returns %s, whose items are asked for by code that"
          + " cannot wait. Return AsyncGenerator, and yield by it too."),
  YIELD_IN_SYNCHRONIZED_BLOCK(
      "FERMATA-007",
      "yield in a synchronized block, which would hold the lock, or lose it, while somebody else has"
          + " the item. End the block before the yield."),
  GENERATOR_SYNCHRONIZED(
      "FERMATA-007",
      "a generator cannot be synchronized: it would hold the lock, or lose it, while somebody else"
          + " has an item. Remove synchronized, and lock between two yields."),
  /** Names the type of the value, and the declared one. */
  YIELDED_TYPE(
      "FERMATA-028",
      "this yields %1$s, and the items are declared as %2$s, which %1$s can never be. Convert the"
          + " value, or declare another type."),
  /** Names the type of the variable, and the declared one. */
  SENT_TYPE(
      "FERMATA-028",
      "this takes what is sent as %1$s, and it is declared as %2$s, which can never be %1$s. Convert"
          + " the value, or declare another type."),
  /** Names the type of the value, and the declared one. */
  RESULT_TYPE(
      "FERMATA-028",
      "this ends with %1$s, and the result is declared as %2$s, which %1$s can never be. Convert the"
          + " value, or declare another type.");

  /** What is said in the place of the name that it has not. */
  public static final String ANONYMOUS_CLASS = "an anonymous class";

  private static final String AWAITING_TYPES =
      "Task, CompletableFuture, CompletionStage, AsyncGenerator or void";
  private static final String RETURN_TYPES =
      "Task, CompletableFuture, CompletionStage, Generator, Coroutine, AsyncGenerator or void";

  private final String id;
  private final String message;

  MisuseText(String id, String message) {
    this.id = id;
    this.message = message;
  }

  String id() {
    return id;
  }

  /** The message with the names that the constant asks for. */
  String message(Object... names) {
    return message.formatted(names);
  }

  /** The id and the message, with the names that the constant asks for. */
  public String text(Object... names) {
    return id + ": " + message(names);
  }
}
