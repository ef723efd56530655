package dev.fermata.io;

import dev.fermata.abi.Driver;
import dev.fermata.io.call.HandWrittenCall;
import dev.fermata.io.process.StartProcess;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Starts a process and waits for all of it. Its parts see to it that it leaves no process. */
final class RunProcess extends HandWrittenCall<CompletedProcess> {
  private static final int STARTED = 1;
  private static final int COMPLETED = 2;

  private final StartProcess<Subprocess> start;
  private final byte[] input;
  private @Nullable Subprocess process;

  RunProcess(StartProcess<Subprocess> start, byte[] input) {
    this.start = start;
    this.input = input;
  }

  @Override
  public @Nullable Object proceed(Driver driver, int place) throws Throwable {
    if (place != COMPLETED) {
      Object started = place == STARTED ? driver.takeObject() : driver.pollCall(start.begin());
      if (started == Driver.SUSPENDED) {
        return waitAt(STARTED, driver);
      }
      process = (Subprocess) started;
    }
    return complete(driver, place, Objects.requireNonNull(process));
  }

  private @Nullable Object complete(Driver driver, int place, Subprocess process) throws Throwable {
    boolean waits = false;
    try {
      Object completed =
          place == COMPLETED ? driver.takeObject() : driver.pollCall(process.communicate(input));
      if (completed == Driver.SUSPENDED) {
        waits = true;
        return waitAt(COMPLETED, driver);
      }
      return completed;
    } finally {
      if (!waits) {
        process.closeAsync();
      }
    }
  }
}
