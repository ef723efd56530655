package dev.fermata.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.Task;
import org.junit.jupiter.api.Test;

class AsyncReadWriteLockTest {
  private final Turns turns = new Turns();
  private final AsyncReadWriteLock lock = new AsyncReadWriteLock();

  @Test
  void readersShareIt() {
    Lease first = lock.acquireRead().resultNow();
    Lease second = lock.acquireRead().resultNow();
    assertThat(lock.readers()).isEqualTo(2);
    assertThat(lock.tryAcquireWrite()).isFalse();
    first.close();
    second.close();
    assertThat(lock.tryAcquireWrite()).isTrue();
    assertThat(lock.tryAcquireRead()).isFalse();
  }

  @Test
  void readerWaitsBehindAWriterWhoCameBefore() {
    Lease reading = lock.acquireRead().resultNow();
    Task<Lease> writer = turns.in(lock::acquireWrite);
    Task<Lease> reader = turns.in(lock::acquireRead);
    assertThat(reader.isDone()).isFalse();
    turns.run(reading::close);
    turns.next();
    assertThat(writer.isDone()).isTrue();
    assertThat(reader.isDone()).isFalse();
    turns.run(writer.resultNow()::close);
    turns.next();
    assertThat(reader.isDone()).isTrue();
    assertThat(lock.writeLocked()).isFalse();
  }

  @Test
  void readersWhoCameInARowGoOnTogether() {
    Lease writing = lock.acquireWrite().resultNow();
    Task<Lease> first = turns.in(lock::acquireRead);
    Task<Lease> second = turns.in(lock::acquireRead);
    Task<Lease> writer = turns.in(lock::acquireWrite);
    turns.run(writing::close);
    turns.next();
    assertThat(first.isDone()).isTrue();
    assertThat(second.isDone()).isTrue();
    assertThat(writer.isDone()).isFalse();
  }

  @Test
  void cancelledWriterLetsTheReadersBehindItGoOn() {
    Lease reading = lock.acquireRead().resultNow();
    Task<Lease> writer = turns.in(lock::acquireWrite);
    Task<Lease> reader = turns.in(lock::acquireRead);
    turns.run(writer::cancel);
    turns.next();
    turns.next();
    assertThat(reader.isDone()).isTrue();
    assertThat(lock.readers()).isEqualTo(2);
    reading.close();
  }

  @Test
  void writerThatIsCancelledWhenItHasTheLockGivesItBack() {
    Lease reading = lock.acquireRead().resultNow();
    Task<Lease> writer = turns.in(lock::acquireWrite);
    turns.run(
        () -> {
          reading.close();
          writer.cancel();
        });
    turns.next();
    assertThat(writer.isCancelled()).isTrue();
    assertThat(lock.writeLocked()).isFalse();
    assertThat(lock.tryAcquireWrite()).isTrue();
  }

  @Test
  void toReleaseWhatNobodyHoldsIsAnError() {
    assertThatThrownBy(lock::releaseRead)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no reader holds");
    assertThatThrownBy(lock::releaseWrite)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no writer holds");
  }

  @Test
  void isReleasedByName() {
    assertThat(lock.tryAcquireRead()).isTrue();
    lock.releaseRead();
    assertThat(lock.tryAcquireWrite()).isTrue();
    lock.releaseWrite();
    assertThat(lock.writeLocked()).isFalse();
  }
}
