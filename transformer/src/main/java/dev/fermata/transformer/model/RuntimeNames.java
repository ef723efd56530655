package dev.fermata.transformer.model;

/** The names of the runtime, which the transformer never loads. */
public final class RuntimeNames {
  public static final String ASYNC_DESCRIPTOR = "Ldev/fermata/Async;";
  public static final String ALLOW_DESCRIPTOR = "Ldev/fermata/Allow;";
  public static final String FERMATA = "dev/fermata/Fermata";
  public static final String TASK = "dev/fermata/Task";
  public static final String PROMISE = "dev/fermata/Promise";
  public static final String TASK_GROUP = "dev/fermata/TaskGroup";
  public static final String EVENT_LOOP = "dev/fermata/EventLoop";
  public static final String COMPLETABLE_FUTURE = "java/util/concurrent/CompletableFuture";
  public static final String COMPLETION_STAGE = "java/util/concurrent/CompletionStage";

  public static final String GENERATOR = "dev/fermata/Generator";
  public static final String COROUTINE = "dev/fermata/Coroutine";
  public static final String ASYNC_GENERATOR = "dev/fermata/AsyncGenerator";

  public static final String AWAIT = "await";
  public static final String AWAIT_DESCRIPTOR = "(L" + COMPLETION_STAGE + ";)Ljava/lang/Object;";
  public static final String AWAIT_CHECKED_DESCRIPTOR =
      "(L" + COMPLETION_STAGE + ";Ljava/lang/Class;)Ljava/lang/Object;";
  public static final String SLEEP = "sleep";
  public static final String SLEEP_DESCRIPTOR = "(Ljava/time/Duration;)L" + TASK + ";";

  public static final String YIELD = "yield";
  public static final String YIELD_FROM = "yieldFrom";
  public static final String END = "end";

  /** Marks where the body of a generator begins; never written to a class file. */
  public static final String START = "start";

  public static final String EACH = "each";
  public static final String ASYNC_ITERABLE = "dev/fermata/AsyncIterable";
  public static final String ASYNC_ITERATOR = "dev/fermata/AsyncIterator";
  public static final String ASYNC_CLOSEABLE = "dev/fermata/AsyncCloseable";
  public static final String ASYNC_CLOSE = "dev/fermata/abi/AsyncClose";

  public static final String DRIVER = "dev/fermata/abi/Driver";
  public static final String FRAME = "dev/fermata/abi/Frame";
  public static final String ABSTRACT_TASK = "dev/fermata/abi/AbstractTask";
  public static final String TASK_BODY = "dev/fermata/abi/TaskBody";

  public static final String YIELDING_FRAME = "dev/fermata/abi/YieldingFrame";
  public static final String ABSTRACT_GENERATOR = "dev/fermata/abi/AbstractGenerator";
  public static final String ABSTRACT_ASYNC_GENERATOR = "dev/fermata/abi/AbstractAsyncGenerator";

  /** The parameters that a twin has beyond those of its method. */
  public static final String TWIN_PARAMETERS = "L" + DRIVER + ";L" + FRAME + ";";

  /** On a class that has been rewritten: for which version, and which frame classes it has. */
  public static final String REWRITTEN_DESCRIPTOR = "Ldev/fermata/abi/Rewritten;";

  /** On a frame class: whose it is. */
  public static final String FRAME_OF_DESCRIPTOR = "Ldev/fermata/abi/FrameOf;";

  /** On a frame class: where its suspension points are, see {@code AwaitLines} of the runtime. */
  public static final String AWAIT_LINES_DESCRIPTOR = "Ldev/fermata/abi/AwaitLines;";

  /** On a wrapper: for tools that count what the author wrote. */
  public static final String GENERATED_DESCRIPTOR = "Ldev/fermata/abi/Generated;";

  /** The version of the runtime's interface that the generated code is for. */
  public static final int ABI_VERSION = 1;

  private RuntimeNames() {}
}
