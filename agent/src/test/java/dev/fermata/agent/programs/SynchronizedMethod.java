package dev.fermata.agent.programs;

import static dev.fermata.Fermata.await;

import dev.fermata.Async;
import dev.fermata.Task;
import java.util.concurrent.CompletionStage;

/** Does what cannot be transformed. */
public final class SynchronizedMethod {
  private SynchronizedMethod() {}

  @Async
  static synchronized Task<Integer> locked(CompletionStage<Integer> stage) {
    return Task.of(await(stage));
  }

  /** Uses the other class, so that it is loaded after the virtual machine has started well. */
  public static final class Start {
    private Start() {}

    public static void main(String[] args) {
      System.out.println("started");
      locked(null);
      System.out.println("not reached");
    }
  }
}
