package dev.fermata.it.process;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.checkpoint;
import static dev.fermata.Fermata.createTask;
import static dev.fermata.Fermata.moveOnAfter;
import static dev.fermata.Fermata.run;
import static dev.fermata.Fermata.timeout;
import static dev.fermata.it.Endings.endOfCancelled;
import static dev.fermata.it.Endings.failureOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.Async;
import dev.fermata.Promise;
import dev.fermata.Task;
import dev.fermata.io.CompletedProcess;
import dev.fermata.io.ConnectionClosedException;
import dev.fermata.io.Subprocess;
import dev.fermata.io.SubprocessOptions;
import dev.fermata.test.TestRun;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** How processes end, and that none is left behind. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no signals")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ProcessEndTest {
  private static final SubprocessOptions PIPES = SubprocessOptions.pipes();
  private static final int SIGALRM = 14;
  private static final int SIGKILL = 9;
  private static final int SIGTERM = 15;
  private static final int SIGNALLED = 128;

  /** More than any of these tests lasts. */
  private static final String HOUR = "3600";

  private static ProcessHandle find(long pid) {
    return ProcessHandle.of(pid).orElse(null);
  }

  private static boolean isAlive(ProcessHandle process) {
    return process != null && process.isAlive();
  }

  @Async
  private static Task<Subprocess> sleeping() {
    return Task.of(await(Subprocess.exec("sleep", HOUR)));
  }

  /** A peer that has said that it is ready. */
  @Async
  private static Task<Subprocess> ready(SubprocessOptions options, String... arguments) {
    Subprocess process = await(Subprocess.exec(Peer.command(arguments), options));
    assertThat(await(process.stdout().readLine())).isEqualTo("ready");
    return Task.of(process);
  }

  // Signals.

  @Test
  void terminateAndKillAndSignal() {
    run(this::signals);
  }

  @Async
  private Task<Void> signals() throws Exception {
    try (Subprocess terminated = await(sleeping());
        Subprocess killed = await(sleeping());
        Subprocess signalled = await(sleeping())) {
      terminated.terminate();
      killed.kill();
      await(signalled.signal("ALRM"));
      assertThat(await(terminated.waitFor())).isEqualTo(SIGNALLED + SIGTERM);
      assertThat(await(killed.waitFor())).isEqualTo(SIGNALLED + SIGKILL);
      assertThat(await(signalled.waitFor())).isEqualTo(SIGNALLED + SIGALRM);
    }
    return Task.done();
  }

  @Test
  void aSignalThatThereIsNot() {
    assertThatThrownBy(() -> run(this::sendsWhatThereIsNot))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("/bin/sh has ended with exit code ")
        .hasMessageContaining("NONSENSE");
  }

  @Async
  private Task<Void> sendsWhatThereIsNot() throws Exception {
    try (Subprocess process = await(sleeping())) {
      await(process.signal("NONSENSE"));
    }
    return Task.done();
  }

  // Closing.

  @Test
  void theEndOfTheTryTerminates() {
    assertThat(run(this::leavesATry)).isEqualTo(SIGNALLED + SIGTERM);
  }

  @Async
  private Task<Integer> leavesATry() throws Exception {
    Subprocess left;
    try (Subprocess process = await(sleeping())) {
      left = process;
    }
    return Task.of(left.exitCode().getAsInt());
  }

  @Test
  void closeKillsWhatIgnoresSigterm() {
    run(this::closesWhatIsStubborn);
  }

  @Async
  private Task<Void> closesWhatIsStubborn() {
    SubprocessOptions options = PIPES.gracePeriod(Duration.ofMillis(50));
    Subprocess process = await(ready(options, "stubborn"));
    await(process.closeAsync());
    assertThat(process.exitCode()).hasValue(SIGNALLED + SIGKILL);
    assertThat(isAlive(process.handle())).isFalse();
    assertThat(await(failureOf(process.stdout().read(1))))
        .isInstanceOf(ConnectionClosedException.class);
    return Task.done();
  }

  @Test
  void aCancelledCloseKillsAtOnce() {
    run(this::cancelsAClose);
  }

  @Async
  private Task<Void> cancelsAClose() {
    SubprocessOptions options = PIPES.gracePeriod(Duration.ofHours(1));
    Subprocess process = await(ready(options, "stubborn"));
    Task<Void> closing = createTask(process::closeAsync);
    await(checkpoint());
    closing.cancel();
    await(endOfCancelled(closing));
    assertThat(process.exitCode()).hasValue(SIGNALLED + SIGKILL);
    return Task.done();
  }

  @Test
  void closeEndsWhatTheProcessHasStarted() {
    long pid = run(this::closesAParent);
    assertThat(isAlive(find(pid))).isFalse();
  }

  @Async
  private Task<Long> closesAParent() throws Exception {
    try (Subprocess process = await(Subprocess.exec(Peer.command("parent"), PIPES))) {
      long child = Long.parseLong(await(process.stdout().readLine()));
      assertThat(isAlive(find(child))).isTrue();
      return Task.of(child);
    }
  }

  @Test
  void killTreeKillsWhatTheProcessHasStarted() {
    run(this::killsATree);
  }

  @Async
  private Task<Void> killsATree() throws Exception {
    Subprocess process = await(Subprocess.exec(Peer.command("parent"), PIPES));
    ProcessHandle child = find(Long.parseLong(await(process.stdout().readLine())));
    process.killTree();
    assertThat(await(process.waitFor())).isEqualTo(SIGNALLED + SIGKILL);
    await(child.onExit());
    return Task.done();
  }

  // Cancelling.

  @Test
  void aCancelledRunLeavesNoProcess() {
    run(this::cancelsARun);
  }

  @Async
  private Task<Void> cancelsARun() {
    Task<CompletedProcess> sleeping = createTask(() -> Subprocess.run("sleep", HOUR));
    ProcessHandle process = null;
    while (process == null) {
      await(checkpoint());
      process = child("sleep");
    }
    sleeping.cancel();
    await(endOfCancelled(sleeping));
    assertThat(process.isAlive()).isFalse();
    return Task.done();
  }

  /** A process that this one has started; null if there is none. */
  private static ProcessHandle child(String name) {
    return ProcessHandle.current()
        .children()
        .filter(child -> child.info().command().filter(file -> file.contains(name)).isPresent())
        .findFirst()
        .orElse(null);
  }

  @Test
  void aRunThatTakesTooLongLeavesNoProcess() {
    assertThatThrownBy(() -> run(this::runsTooLong)).isInstanceOf(TimeoutException.class);
    assertThat(child("sleep")).isNull();
  }

  @Async
  private Task<Void> runsTooLong() throws Exception {
    await(timeout(Duration.ofMillis(200), () -> Subprocess.run("sleep", HOUR)));
    return Task.done();
  }

  @Test
  void aScopeThatIsCancelledForGoodWaitsForTheEndAsWell() {
    run(this::movesOn);
    assertThat(child("sleep")).isNull();
  }

  @Async
  private Task<Void> movesOn() {
    await(moveOnAfter(Duration.ofMillis(200), scope -> Subprocess.run("sleep", HOUR)));
    assertThat(child("sleep")).isNull();
    return Task.done();
  }

  @Test
  void virtualTimeStandsStillWhileAProcessRuns() {
    CompletedProcess completed =
        TestRun.runTest(
            () ->
                timeout(
                    Duration.ofMillis(1),
                    () -> Subprocess.run(Peer.command("say", "x"), SubprocessOptions.defaults())));
    assertThat(completed.stdoutText()).isEqualTo("x");
  }

  @Test
  void aRunThatIsCancelledWhileItStartsLeavesNoProcess() {
    for (int turns = 0; turns < 6; turns++) {
      int count = turns;
      run(() -> cancelsAStart(count));
      assertThat(child("sleep")).isNull();
    }
  }

  @Async
  private Task<Void> cancelsAStart(int turns) {
    Task<Subprocess> starting = createTask(() -> Subprocess.exec("sleep", HOUR));
    for (int i = 0; i < turns; i++) {
      await(checkpoint());
    }
    starting.cancel();
    try {
      await(starting);
    } catch (CancellationException e) {
      assertThat(child("sleep")).isNull();
    }
    return Task.done();
  }

  @Test
  void aCancelledCommunicateLeavesNoProcess() {
    run(this::cancelsACommunicate);
  }

  @Async
  private Task<Void> cancelsACommunicate() {
    SubprocessOptions options = PIPES.gracePeriod(Duration.ofMillis(50));
    Subprocess process = await(ready(options, "stubborn"));
    Task<CompletedProcess> communicating = createTask(process::communicate);
    await(checkpoint());
    communicating.cancel();
    await(endOfCancelled(communicating));
    assertThat(process.exitCode()).hasValue(SIGNALLED + SIGKILL);
    return Task.done();
  }

  @Test
  void aCancelledWaitForLeavesTheProcessRunning() {
    run(this::cancelsAWait);
  }

  @Async
  private Task<Void> cancelsAWait() throws Exception {
    try (Subprocess process = await(sleeping())) {
      Task<Integer> waiting = createTask(process::waitFor);
      await(checkpoint());
      waiting.cancel();
      await(checkpoint());
      assertThat(waiting.isCancelled()).isTrue();
      assertThat(process.isAlive()).isTrue();
      assertThat(isAlive(process.handle())).isTrue();
    }
    return Task.done();
  }

  // The end of the run.

  @Test
  void theEndOfTheRunEndsWhatIsLeft() {
    Subprocess left = run(ProcessEndTest::sleeping);
    assertThat(isAlive(left.handle())).isFalse();
  }

  @Test
  void aFailureOfTheProgramEndsWhatIsLeft() {
    Promise<ProcessHandle> started = new Promise<>();
    assertThatThrownBy(() -> run(() -> failsWhileItRuns(started)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(isAlive(started.join())).isFalse();
  }

  @Async
  private Task<Void> failsWhileItRuns(Promise<ProcessHandle> started) {
    started.complete(await(sleeping()).handle());
    throw new IllegalStateException();
  }

  @Test
  void aDetachedProcessLivesOn() throws Exception {
    ProcessHandle left = run(this::detaches);
    assertThat(isAlive(left)).isTrue();
    left.destroyForcibly();
    left.onExit().get();
  }

  @Async
  private Task<ProcessHandle> detaches() {
    Subprocess process = await(sleeping());
    process.detach();
    await(process.closeAsync());
    assertThat(process.isAlive()).isTrue();
    return Task.of(process.handle());
  }
}
