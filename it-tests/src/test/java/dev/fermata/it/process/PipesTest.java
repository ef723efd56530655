package dev.fermata.it.process;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.checkpoint;
import static dev.fermata.Fermata.createTask;
import static dev.fermata.Fermata.gather;
import static dev.fermata.Fermata.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Async;
import dev.fermata.Fermata;
import dev.fermata.Task;
import dev.fermata.io.CompletedProcess;
import dev.fermata.io.Subprocess;
import dev.fermata.io.SubprocessOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What pipes hold back, and what they cost. */
class PipesTest {
  private static final SubprocessOptions PIPES = SubprocessOptions.pipes();
  private static final int MEGABYTE = 1024 * 1024;
  private static final int PROCESSES = 100;

  /** One for each pipe that a task waits for. */
  private static List<Thread> pipeThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("fermata-pipe-"))
        .toList();
  }

  @Test
  void whoWritesWithoutEndWaitsUntilSomebodyReads() {
    run(this::readsOfAFlood);
  }

  @Async
  private Task<Void> readsOfAFlood() throws Exception {
    long endless = Long.MAX_VALUE;
    List<String> command = Peer.command("flood", Long.toString(endless));
    try (Subprocess process = await(Subprocess.exec(command, PIPES))) {
      for (int i = 0; i < 3; i++) {
        assertThat(await(process.stdout().readExactly(MEGABYTE))).hasSize(MEGABYTE);
      }
      // All that is read ahead is one chunk, which the next read takes.
      Task<byte[]> most = process.stdout().read(Integer.MAX_VALUE);
      assertThat(await(most).length).isBetween(1, 64 * 1024);
      assertThat(process.isAlive()).isTrue();
    }
    return Task.done();
  }

  @Test
  void drainWaitsForAProcessThatDoesNotRead() {
    run(this::writesToWhatDoesNotRead);
  }

  @Async
  private Task<Void> writesToWhatDoesNotRead() throws Exception {
    try (Subprocess process = await(Subprocess.exec(Peer.command("ready"), PIPES))) {
      assertThat(await(process.stdout().readLine())).isEqualTo("ready");
      // More than the pipe of any system holds, and what is on its way to it.
      process.stdin().write(new byte[4 * MEGABYTE]);
      Task<Void> draining = process.stdin().drain();
      assertThat(await(process.waitFor())).isZero();
      IOException failure = null;
      try {
        await(draining, IOException.class);
      } catch (IOException e) {
        failure = e;
      }
      assertThat(failure)
          .hasMessageStartingWith("The process has closed its standard input, or has ended: ");
    }
    return Task.done();
  }

  @Test
  void drainWaitsWhileItIsNotRead() {
    run(this::drainsLater);
  }

  @Async
  private Task<Void> drainsLater() throws Exception {
    try (Subprocess process = await(Subprocess.exec(Peer.command("echo"), PIPES))) {
      process.stdin().write(new byte[4 * MEGABYTE]);
      Task<Void> draining = process.stdin().drain();
      // The echo waits as well, until it is read.
      for (int i = 0; i < 100; i++) {
        await(checkpoint());
      }
      assertThat(draining.isDone()).isFalse();
      assertThat(process.stdin().pending()).isGreaterThan(2 * MEGABYTE);
      assertThat(await(process.stdout().readExactly(3 * MEGABYTE))).hasSize(3 * MEGABYTE);
      process.stdin().writeEof();
      assertThat(await(process.stdout().readAll())).hasSize(MEGABYTE);
      await(draining);
      assertThat(await(process.waitFor())).isZero();
    }
    return Task.done();
  }

  @Test
  void aBrokenPipeFailsTheDrain() {
    assertThat(run(this::writesToTheDeaf)).isInstanceOf(IOException.class);
  }

  @Async
  private Task<IOException> writesToTheDeaf() throws Exception {
    try (Subprocess process = await(Subprocess.exec(Peer.command("deaf"), PIPES))) {
      try {
        while (true) {
          process.stdin().write(new byte[MEGABYTE]);
          await(process.stdin().drain(), IOException.class);
        }
      } catch (IOException e) {
        return Task.of(e);
      }
    }
  }

  @Test
  void aCancelledReadLosesNothing() {
    run(this::cancelsARead);
  }

  @Async
  private Task<Void> cancelsARead() throws Exception {
    try (Subprocess process = await(Subprocess.exec(Peer.command("echo"), PIPES))) {
      Task<byte[]> first = createTask(() -> process.stdout().read(10));
      await(checkpoint());
      first.cancel();
      await(checkpoint());
      assertThat(first.isCancelled()).isTrue();
      process.stdin().write("all of it");
      process.stdin().writeEof();
      byte[] all = await(process.stdout().readAll());
      assertThat(new String(all, StandardCharsets.UTF_8)).isEqualTo("all of it");
    }
    return Task.done();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no cat")
  void aHundredProcessesAtOnce() throws InterruptedException {
    // Zombies count as well.
    long children = ProcessHandle.current().children().count();
    run(this::talksToAHundred);
    assertThat(ProcessHandle.current().children().count()).isLessThanOrEqualTo(children);
    for (Thread thread : pipeThreads()) {
      thread.join();
    }
    assertThat(pipeThreads()).isEmpty();
  }

  @Async
  private Task<Void> talksToAHundred() {
    List<Task<CompletedProcess>> all = new ArrayList<>();
    for (int i = 0; i < PROCESSES; i++) {
      byte[] input = ("process " + i).repeat(10_000).getBytes(StandardCharsets.UTF_8);
      all.add(Subprocess.run(List.of("cat"), SubprocessOptions.defaults(), input));
    }
    List<CompletedProcess> completed = await(gather(all));
    for (int i = 0; i < PROCESSES; i++) {
      assertThat(completed.get(i).stdoutText()).isEqualTo(("process " + i).repeat(10_000));
    }
    // Standard input, output and errors.
    assertThat(pipeThreads()).hasSizeLessThanOrEqualTo(3 * PROCESSES);
    await(checkpoint());
    assertThat(Fermata.allTasks()).hasSize(1);
    return Task.done();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no cat")
  void aPipeThatNobodyWaitsForHasNoThread() throws InterruptedException {
    for (Thread thread : pipeThreads()) {
      thread.join();
    }
    run(this::startsMany);
  }

  @Async
  private Task<Void> startsMany() {
    List<Subprocess> all = new ArrayList<>();
    for (int i = 0; i < PROCESSES; i++) {
      all.add(await(Subprocess.exec(List.of("cat"), PIPES)));
    }
    assertThat(pipeThreads()).isEmpty();
    Task<byte[]> reading = all.get(0).stdout().read(1);
    assertThat(pipeThreads()).hasSize(1);
    for (Subprocess process : all) {
      process.stdin().writeEof();
    }
    await(reading);
    for (Subprocess process : all) {
      assertThat(await(process.waitFor())).isZero();
    }
    return Task.done();
  }

  @Test
  @Timeout(value = 1, unit = TimeUnit.MINUTES)
  @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux lists its descriptors")
  void noDescriptorIsLeft() throws IOException {
    run(() -> Subprocess.run("cat"));
    List<Path> before = pipes();
    for (int i = 0; i < 20; i++) {
      run(() -> Subprocess.run("cat"));
      run(this::leavesPipesUnread);
    }
    // A pipe whose last write has not ended is closed by that thread.
    while (pipes().size() > before.size()) {
      Thread.onSpinWait();
    }
  }

  @Async
  private Task<Void> leavesPipesUnread() throws Exception {
    try (Subprocess process = await(Subprocess.exec(List.of("cat"), PIPES))) {
      process.stdin().write("unread");
    }
    return Task.done();
  }

  private static List<Path> pipes() throws IOException {
    try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
      return all.filter(PipesTest::isPipe).toList();
    }
  }

  private static boolean isPipe(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString().startsWith("pipe:");
    } catch (IOException e) {
      return false;
    }
  }
}
