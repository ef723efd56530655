package dev.fermata.io.tls;

import dev.fermata.EventLoop;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLEngine;

/**
 * What an engine computes in the middle of a handshake: keys, signatures, and whether to trust a
 * certificate, for which it may ask the network. That goes to another thread.
 */
final class TlsTasks {
  private final SSLEngine engine;
  private final EventLoop loop;
  private final Runnable whenDone;
  private boolean running;

  TlsTasks(SSLEngine engine, EventLoop loop, Runnable whenDone) {
    this.engine = engine;
    this.loop = loop;
    this.whenDone = whenDone;
  }

  /** Whether the engine is to be left alone. */
  boolean areRunning() {
    return running;
  }

  void begin() {
    List<Runnable> tasks = new ArrayList<>();
    for (Runnable task = engine.getDelegatedTask();
        task != null;
        task = engine.getDelegatedTask()) {
      tasks.add(task);
    }
    running = true;
    loop.runInExecutor(
            () -> {
              tasks.forEach(Runnable::run);
              return true;
            })
        .addDoneCallback(
            done -> {
              // What they have failed with the engine throws when it goes on.
              running = false;
              whenDone.run();
            });
  }
}
