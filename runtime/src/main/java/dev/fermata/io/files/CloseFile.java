package dev.fermata.io.files;

import dev.fermata.Task;
import dev.fermata.abi.Cancellation;
import dev.fermata.abi.Driver;
import dev.fermata.abi.Shield;
import dev.fermata.io.call.HandWrittenCall;
import dev.fermata.io.call.OffLoopCall;
import dev.fermata.sync.AsyncLock;
import dev.fermata.sync.Lease;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** {@code AsyncFile.closeAsync}: waits for its turn, and closes, whether it is cancelled or not. */
public final class CloseFile extends HandWrittenCall<@Nullable Void> {
  private static final int ACQUIRED = 1;
  private static final int CLOSED = 2;

  private final AsyncLock lock;
  private final FileChannel channel;
  private @Nullable Shield shield;
  private @Nullable Lease lease;

  public CloseFile(AsyncLock lock, FileChannel channel) {
    this.lock = lock;
    this.channel = channel;
  }

  @Override
  public @Nullable Object proceed(Driver driver, int place) {
    switch (place) {
      case START -> {
        Task<Lease> turn = lock.acquire();
        Object acquired = driver.poll(turn);
        if (acquired == Driver.SUSPENDED) {
          shield = driver.shield(true);
          return waitAt(ACQUIRED, driver);
        }
        return close((Lease) Objects.requireNonNull(acquired), driver);
      }
      case ACQUIRED -> {
        return close((Lease) Objects.requireNonNull(driver.takeObject()), driver);
      }
      default -> {
        try {
          driver.takeObject();
        } finally {
          Objects.requireNonNull(lease).close();
        }
        Cancellation request = shield == null ? null : shield.request();
        if (request != null) {
          throw new CancellationException(request.message());
        }
        return null;
      }
    }
  }

  private @Nullable Object close(Lease turn, Driver driver) {
    if (!channel.isOpen()) {
      turn.close();
      return null;
    }
    lease = turn;
    Object closed;
    try {
      closed = driver.pollCall(OffLoopCall.essential(this::closeChannel).begin());
    } catch (Throwable t) {
      turn.close();
      throw t;
    }
    return closed == Driver.SUSPENDED ? waitAt(CLOSED, driver) : closed;
  }

  private @Nullable Object closeChannel() throws IOException {
    channel.close();
    return null;
  }

  @Override
  protected void release() {
    shield = null;
    lease = null;
  }
}
