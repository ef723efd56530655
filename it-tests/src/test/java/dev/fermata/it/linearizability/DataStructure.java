package dev.fermata.it.linearizability;

import java.util.List;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;

/**
 * A test of an object whose calls have to seem to be made one after another.
 *
 * @param test has the operations
 * @param sequential has the same operations for one thread
 * @param scenarios what is tried beside what Lincheck makes up
 */
record DataStructure(Class<?> test, Class<?> sequential, List<ExecutionScenario> scenarios) {
  static final List<DataStructure> ALL =
      List.of(
          new DataStructure(
              PromiseOutcome.class,
              PromiseOutcome.Sequential.class,
              List.of(
                  new Scenario(PromiseOutcome.class)
                      .thread("complete 1")
                      .thread("remove 1", "outcome")
                      .after())),
          new DataStructure(
              SubmittedCallbacks.class, SubmittedCallbacks.Sequential.class, List.of()),
          new DataStructure(
              ExecutorTurns.class,
              ExecutorTurns.Sequential.class,
              List.of(
                  new Scenario(ExecutorTurns.class)
                      .before("submit 1")
                      .thread("run")
                      .thread("submit 2")
                      .after())),
          new DataStructure(
              HandleCancellation.OfCallback.class, HandleCancellation.Sequential.class, List.of()),
          new DataStructure(
              HandleCancellation.OfTimer.class,
              HandleCancellation.Sequential.class,
              List.of(
                  new Scenario(HandleCancellation.OfTimer.class)
                      .thread("cancel")
                      .thread("run")
                      .after("run"))),
          new DataStructure(
              QueueItems.class,
              QueueItems.Sequential.class,
              List.of(
                  new Scenario(QueueItems.class).thread("get").thread("put 1").after("get"),
                  new Scenario(QueueItems.class)
                      .before("put 1", "put 2")
                      .thread("put 3")
                      .thread("get")
                      .after("get", "get", "get"))),
          new DataStructure(
              SemaphorePermits.class,
              SemaphorePermits.Sequential.class,
              List.of(
                  new Scenario(SemaphorePermits.class)
                      .before("acquire 1")
                      .thread("acquire 2")
                      .thread("release 1")
                      .after("acquire 1"))));

  String name() {
    return test.getName().replaceAll(".*\\.", "").replace('$', '.');
  }
}
