package dev.fermata.it.files;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.createTask;
import static dev.fermata.Fermata.each;
import static dev.fermata.Fermata.gatherOutcomes;
import static dev.fermata.Fermata.run;
import static dev.fermata.Fermata.sleep;
import static dev.fermata.Fermata.timeout;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Async;
import dev.fermata.AsyncGenerator;
import dev.fermata.Task;
import dev.fermata.io.AsyncFiles;
import dev.fermata.io.FileEvent;
import dev.fermata.io.FileEvent.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Directories that are watched, and that nothing is left of that. */
@Timeout(60)
class WatchTest {
  @TempDir private Path folder;
  private long watches;

  @BeforeEach
  void countWatches() throws IOException {
    Descriptors.assumeKnown();
    watches = Descriptors.watches();
  }

  private void checkNothingIsLeft() throws IOException {
    assertThat(Descriptors.watches()).isEqualTo(watches);
  }

  @Test
  void tellsOfAllThatHappensOnceItIsThere() throws IOException {
    run(this::makesChangesAndDeletes);
    checkNothingIsLeft();
  }

  @Async
  private Task<Void> makesChangesAndDeletes() throws IOException {
    Path file = folder.resolve("file");
    try (var events = await(AsyncFiles.watch(folder))) {
      assertThat(Descriptors.watches()).isEqualTo(watches + 1);
      await(AsyncFiles.writeString(file, "text"));
      assertThat(await(events.next())).isEqualTo(new FileEvent(Kind.CREATED, file));
      await(AsyncFiles.delete(file));
      FileEvent event = await(events.next());
      while (event.kind() == Kind.MODIFIED) {
        assertThat(event.path()).isEqualTo(file);
        event = await(events.next());
      }
      assertThat(event).isEqualTo(new FileEvent(Kind.DELETED, file));
    }
    checkNothingIsLeft();
    return Task.done();
  }

  @Test
  void endsWithTheDirectory() throws IOException {
    Path inner = Files.createDirectory(folder.resolve("inner"));
    run(() -> readsUntilDeleted(inner));
    checkNothingIsLeft();
  }

  @Async
  private Task<Void> readsUntilDeleted(Path inner) {
    AsyncGenerator<FileEvent> events = await(AsyncFiles.watch(inner));
    await(AsyncFiles.delete(inner));
    for (FileEvent event : each(events)) {
      throw new AssertionError(event);
    }
    return Task.done();
  }

  @Test
  void isClosedIfTheTimeIsUp() throws IOException {
    assertThat(run(this::waitsInVain)).isEqualTo("time is up");
    checkNothingIsLeft();
  }

  @Async
  private Task<String> waitsInVain() throws IOException {
    try {
      await(timeout(Duration.ofMillis(20), this::readsAll), TimeoutException.class);
      return Task.of("no time-out");
    } catch (TimeoutException e) {
      checkNothingIsLeft();
      return Task.of("time is up");
    }
  }

  @Async
  private Task<Void> readsAll() {
    for (FileEvent event : each(await(AsyncFiles.watch(folder)))) {
      throw new AssertionError(event);
    }
    return Task.done();
  }

  @Test
  void isClosedIfTheProgramForgetsIt() throws IOException {
    run(() -> AsyncFiles.watch(folder));
    checkNothingIsLeft();
  }

  @Test
  void noThreadIsLeftBehind() {
    run(this::cancelsWait);
  }

  @Async
  private Task<Void> cancelsWait() {
    long before = threads();
    Task<Void> reading = createTask(this::readsAll);
    while (threads() == before) {
      await(sleep(Duration.ofMillis(1)));
    }
    reading.cancel();
    while (threads() > before) {
      await(sleep(Duration.ofMillis(1)));
    }
    assertThat(await(gatherOutcomes(reading)).get(0).isCancelled()).isTrue();
    return Task.done();
  }

  /** How many threads serve a watch: that of the JDK, and the one that waits if it can be seen. */
  private static long threads() {
    return Thread.getAllStackTraces().values().stream().filter(WatchTest::servesWatch).count();
  }

  private static boolean servesWatch(StackTraceElement[] stack) {
    return Arrays.stream(stack).anyMatch(call -> call.getClassName().contains("WatchService"));
  }
}
