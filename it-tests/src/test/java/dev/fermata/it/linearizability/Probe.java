package dev.fermata.it.linearizability;

import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;

/** A test that does not fail, to see whether Lincheck runs on this Java. */
public class Probe {
  private final AtomicInteger count = new AtomicInteger();

  @Operation
  public int next() {
    return count.incrementAndGet();
  }

  static boolean succeeds() {
    try {
      new ModelCheckingOptions().iterations(1).invocationsPerIteration(10).check(Probe.class);
      return true;
    } catch (Throwable t) {
      t.printStackTrace();
      return false;
    }
  }
}
