package dev.fermata.io;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.fermata.CancelScope;
import dev.fermata.Task;
import dev.fermata.io.call.Steps;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AsyncFileTest {
  private final Steps steps = new Steps();
  private final Path folder;
  private final Path path;

  AsyncFileTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    path = Files.writeString(folder.resolve("file"), "0123456789");
  }

  private AsyncFile open(OpenOption... options) {
    return steps.value(() -> AsyncFile.open(path, options));
  }

  @Test
  void readsFromOnePositionToTheNext() {
    AsyncFile file = open();
    assertThat(steps.value(() -> file.read(4))).asString().isEqualTo("0123");
    assertThat(file.position()).isEqualTo(4);
    ByteBuffer buffer = ByteBuffer.allocate(3);
    assertThat(steps.value(() -> file.read(buffer))).isEqualTo(3);
    assertThat(new String(buffer.array())).isEqualTo("456");
    assertThat(buffer.hasRemaining()).isFalse();
    assertThat(steps.value(file::readAll)).asString().isEqualTo("789");
    assertThat(file.position()).isEqualTo(10);
    assertThat(steps.value(() -> file.read(4))).isEmpty();
    assertThat(steps.value(() -> file.read(ByteBuffer.allocate(1)))).isEqualTo(-1);
    steps.run(() -> file.position(2));
    assertThat(steps.value(() -> file.read(0))).isEmpty();
    assertThat(steps.value(() -> file.read(100))).asString().isEqualTo("23456789");
  }

  @Test
  void writesFromOnePositionToTheNext() throws IOException {
    AsyncFile file = open(READ, WRITE);
    steps.value(() -> file.write("ab".getBytes()));
    ByteBuffer bytes = ByteBuffer.wrap("xcdx".getBytes(), 1, 2);
    steps.value(() -> file.write(bytes));
    assertThat(bytes.hasRemaining()).isFalse();
    assertThat(Files.readString(path)).isEqualTo("abcd456789");
    assertThat(steps.value(file::readAll)).asString().isEqualTo("456789");
    steps.value(() -> file.truncate(3));
    assertThat(file.position()).isEqualTo(3);
    assertThat(steps.value(file::size)).isEqualTo(3);
    steps.value(() -> file.force(true));
  }

  @Test
  void appendsWhereOthersHaveAppended() throws IOException {
    AsyncFile file = open(APPEND);
    assertThat(file.position()).isEqualTo(10);
    Files.writeString(path, "other", APPEND);
    steps.value(() -> file.write("own".getBytes()));
    assertThat(Files.readString(path)).isEqualTo("0123456789otherown");
    assertThat(file.position()).isEqualTo(18);
  }

  @Test
  void doesOneOperationAtATimeInTheOrderOfTheCalls() {
    AsyncFile file = open();
    Task<byte[]> first = steps.in(() -> file.read(2));
    Task<byte[]> second = steps.in(() -> file.read(2));
    assertThat(steps.calls()).isEqualTo(1);
    steps.finish(second);
    assertThat(first.resultNow()).asString().isEqualTo("01");
    assertThat(second.resultNow()).asString().isEqualTo("23");
  }

  @Test
  void aCancelledReadLosesNothing() {
    AsyncFile file = open();
    ByteBuffer buffer = ByteBuffer.allocate(4);
    Task<Integer> cancelled = steps.in(() -> file.read(buffer));
    Task<byte[]> next = steps.in(() -> file.read(4));
    steps.call();
    steps.run(cancelled::cancel);
    steps.finish(next);
    assertThat(cancelled.isCancelled()).isTrue();
    assertThat(buffer.position()).isZero();
    assertThat(next.resultNow()).asString().isEqualTo("0123");
  }

  @Test
  void anOperationThatIsCancelledWhileItWaitsForItsTurnIsLeftOut() {
    AsyncFile file = open();
    Task<byte[]> first = steps.in(() -> file.read(2));
    Task<byte[]> cancelled = steps.in(() -> file.read(2));
    Task<byte[]> last = steps.in(() -> file.read(2));
    steps.run(cancelled::cancel);
    steps.finish(last);
    assertThat(first.resultNow()).asString().isEqualTo("01");
    assertThat(cancelled.isCancelled()).isTrue();
    assertThat(last.resultNow()).asString().isEqualTo("23");
  }

  @Test
  void aCancelledWriteThatHasBegunIsInTheFile() throws IOException {
    AsyncFile file = open(WRITE);
    ByteBuffer bytes = ByteBuffer.wrap("abc".getBytes());
    Task<?> cancelled = steps.in(() -> file.write(bytes));
    steps.call();
    steps.run(cancelled::cancel);
    steps.finish(cancelled);
    assertThat(cancelled.isCancelled()).isTrue();
    assertThat(Files.readString(path)).isEqualTo("abc3456789");
    assertThat(bytes.hasRemaining()).isFalse();
    assertThat(file.position()).isEqualTo(3);
  }

  @Test
  void aCancelledWriteThatHasNotBegunIsNot() throws IOException {
    AsyncFile file = open(WRITE);
    Task<?> cancelled = steps.in(() -> file.write("abc".getBytes()));
    steps.run(cancelled::cancel);
    steps.finish(cancelled);
    assertThat(Files.readString(path)).isEqualTo("0123456789");
    assertThat(file.position()).isZero();
  }

  @Test
  void closesBehindTheOperationsThatWereCalledBefore() {
    AsyncFile file = open();
    Task<byte[]> first = steps.in(() -> file.read(2));
    Task<byte[]> second = steps.in(() -> file.read(2));
    Task<?> closed = steps.in(file::closeAsync);
    Task<byte[]> late = steps.in(() -> file.read(2));
    assertThat(late.exceptionNow()).isInstanceOf(ClosedChannelException.class);
    assertThat(file.isClosed()).isTrue();
    steps.run(first::cancel);
    steps.finish(closed);
    assertThat(second.resultNow()).asString().isEqualTo("01");
    assertThat(file.file.channel().isOpen()).isFalse();
  }

  @Test
  void closesThoughTheTaskIsCancelledThatWaitsForIt() {
    AsyncFile file = open();
    Task<byte[]> read = steps.in(() -> file.read(2));
    Task<?> closed = steps.in(file::closeAsync);
    steps.run(closed::cancel);
    steps.turn();
    assertThat(closed.isDone()).isFalse();
    steps.finish(closed);
    assertThat(closed.isCancelled()).isTrue();
    assertThat(read.resultNow()).asString().isEqualTo("01");
    assertThat(file.file.channel().isOpen()).isFalse();
    steps.value(file::closeAsync);
  }

  @Test
  void closesInAScopeThatIsCancelledForGood() {
    AsyncFile file = open();
    Task<byte[]> read = steps.in(() -> file.read(2));
    CancelScope scope = new CancelScope();
    Task<?> closed = steps.in(() -> scope.run(file::closeAsync));
    steps.run(scope::cancel);
    steps.finish(closed);
    assertThat(scope.cancelledCaught()).isTrue();
    assertThat(read.isDone()).isTrue();
    assertThat(file.file.channel().isOpen()).isFalse();
  }

  @Test
  void closesWhatWasOpenedForNobody() throws IOException {
    Task<AsyncFile> cancelled = steps.in(() -> AsyncFile.open(path));
    steps.call();
    assertThat(Descriptors.openIn(folder)).containsExactly(path.toRealPath());
    steps.run(cancelled::cancel);
    steps.finish(cancelled);
    assertThat(cancelled.isCancelled()).isTrue();
    assertThat(Descriptors.openIn(folder)).isEmpty();
  }

  @Test
  void thePositionCanNotBeSetWhileAnOperationGoesOn() {
    AsyncFile file = open();
    Task<byte[]> read = steps.in(() -> file.read(2));
    Throwable refused = steps.in(() -> catchThrowable(() -> file.position(1)));
    assertThat(refused)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(path.toString())
        .hasMessageEndingWith("Await that first");
    steps.finish(read);
    steps.run(() -> file.position(1));
    assertThat(file.position()).isEqualTo(1);
    assertThatThrownBy(() -> file.position(1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("another thread");
    assertThatThrownBy(() -> file.position(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThat(steps.in(() -> file.read(-1)).exceptionNow())
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void belongsToTheLoopInWhichItWasOpened() {
    AsyncFile file = open();
    Steps others = new Steps();
    assertThat(others.in(file::closeAsync).exceptionNow())
        .isInstanceOf(IllegalStateException.class);
    assertThat(others.in(() -> file.read(1)).exceptionNow())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("belongs to the event loop in which it was opened");
  }

  @Test
  void failsAsTheChannelDoesAndGoesOn() throws IOException {
    AsyncFile file = open(READ);
    Task<?> write = steps.in(() -> file.write("abc".getBytes()));
    steps.finish(write);
    assertThat(write.exceptionNow()).isInstanceOf(NonWritableChannelException.class);
    assertThat(file.position()).isZero();
    assertThat(steps.value(() -> file.read(2))).asString().isEqualTo("01");
    Files.delete(path);
    assertThat(open(CREATE, WRITE).toString()).isEqualTo("AsyncFile[" + path + "]");
  }
}
