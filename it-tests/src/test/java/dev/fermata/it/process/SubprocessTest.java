package dev.fermata.it.process;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.createTask;
import static dev.fermata.Fermata.each;
import static dev.fermata.Fermata.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.Async;
import dev.fermata.Task;
import dev.fermata.io.CompletedProcess;
import dev.fermata.io.ExitCodeException;
import dev.fermata.io.Subprocess;
import dev.fermata.io.SubprocessOptions;
import dev.fermata.test.TestRun;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** asyncio's rules of processes, and how processes are started and talked to. */
@Timeout(120)
class SubprocessTest {
  private static final SubprocessOptions PIPES = SubprocessOptions.pipes();

  @TempDir Path folder;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static CompletedProcess ran(List<String> command, SubprocessOptions options) {
    return run(() -> Subprocess.run(command, options));
  }

  private static CompletedProcess ran(String... arguments) {
    return ran(Peer.command(arguments), SubprocessOptions.defaults());
  }

  // What has become of it.

  @Test
  void runTellsBothOutputsAndTheExitCode() {
    CompletedProcess completed = ran("both");
    assertThat(completed.stdoutText()).isEqualTo("out");
    assertThat(completed.stderrText()).isEqualTo("err");
    assertThat(completed.stdout()).isEqualTo(bytes("out"));
    assertThat(completed.stderr()).isEqualTo(bytes("err"));
    assertThat(completed.exitCode()).isZero();
    assertThat(completed.command()).isEqualTo(Peer.command("both"));
  }

  @Test
  void exitCodeIsThatOfTheProgram() {
    assertThat(ran("exit", "7").exitCode()).isEqualTo(7);
  }

  @Test
  void checkInsistsOnSuccess() throws IOException {
    CompletedProcess good = ran("both");
    assertThat(good.check()).isSameAs(good);
    CompletedProcess bad = ran("no such thing");
    assertThatThrownBy(bad::check)
        .isInstanceOf(ExitCodeException.class)
        .hasMessageContaining("java has ended with exit code 1")
        .hasMessageContaining("IllegalArgumentException: no such thing")
        .satisfies(e -> assertThat(((ExitCodeException) e).process()).isSameAs(bad));
  }

  @Test
  void waitForGivesTheExitCodeAlsoLater() {
    run(this::waitsForIt);
  }

  @Async
  private Task<Void> waitsForIt() throws Exception {
    Subprocess process = await(Subprocess.exec(Peer.command("ready"), PIPES));
    assertThat(process.exitCode()).isEmpty();
    assertThat(process.isAlive()).isTrue();
    assertThat(process.handle().pid()).isEqualTo(process.pid());
    assertThat(process)
        .hasToString("Subprocess[" + process.command().get(0) + ", pid " + process.pid() + "]");
    Task<Integer> first = process.waitFor();
    Task<Integer> second = process.waitFor();
    await(process.stdin().closeAsync());
    assertThat(await(first)).isZero();
    assertThat(await(second)).isZero();
    assertThat(await(process.waitFor())).isZero();
    assertThat(process.exitCode()).hasValue(0);
    assertThat(process.isAlive()).isFalse();
    assertThat(process.toString()).endsWith(", exit code 0]");
    process.terminate();
    process.kill();
    process.killTree();
    await(process.signal("TERM"));
    await(process.closeAsync());
    assertThat(process.exitCode()).hasValue(0);
    return Task.done();
  }

  // Talking to it.

  @Test
  void aDialogue() {
    run(this::talks);
  }

  @Async
  private Task<Void> talks() throws Exception {
    try (Subprocess process = await(Subprocess.exec(Peer.command("echo"), PIPES.limit(100)))) {
      // A JVM's System.out is not flushed before the end of its input.
      process.stdin().write("one\ntwo\n");
      await(process.stdin().drain());
      process.stdin().writeEof();
      List<String> lines = new ArrayList<>();
      for (String line : each(process.stdout().lines())) {
        lines.add(line);
      }
      assertThat(lines).containsExactly("one", "two");
      assertThat(process.stdout().atEnd()).isTrue();
      assertThat(await(process.stderr().readAll())).isEmpty();
      assertThat(await(process.waitFor())).isZero();
    }
    return Task.done();
  }

  @Test
  void communicateOfTenMegabytesEachWay() {
    byte[] input = new byte[10_000_000];
    new Random(1).nextBytes(input);
    CompletedProcess completed =
        run(() -> Subprocess.run(Peer.command("echo"), SubprocessOptions.defaults(), input));
    assertThat(completed.exitCode()).isZero();
    assertThat(completed.stdout()).isEqualTo(input);
    assertThat(completed.stderr()).isEmpty();
  }

  @Test
  void communicateWithAProcessThatDoesNotWantItsInput() {
    // Which fails if there is a failure that nobody has looked at.
    CompletedProcess completed =
        TestRun.runTest(
            () ->
                Subprocess.run(
                    Peer.command("deaf"), SubprocessOptions.defaults(), new byte[1_000_000]));
    assertThat(completed.exitCode()).isZero();
  }

  @Test
  void communicateTellsWhatIsNoPipe() {
    run(this::communicatesWithoutPipes);
  }

  @Async
  private Task<Void> communicatesWithoutPipes() throws Exception {
    SubprocessOptions options = SubprocessOptions.defaults().stdout(Redirect.DISCARD);
    try (Subprocess process = await(Subprocess.exec(Peer.command("say", "x"), options))) {
      assertThatThrownBy(() -> process.communicate(new byte[1]))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "The stdin of this process is no pipe of its own. Start it with"
                  + " SubprocessOptions.defaults().stdin(Redirect.PIPE)");
      assertThatThrownBy(process::stdout).hasMessageStartingWith("The stdout of this process");
      assertThatThrownBy(process::stderr).hasMessageStartingWith("The stderr of this process");
      assertThat(await(process.communicate()).stdout()).isEmpty();
    }
    return Task.done();
  }

  // How it is started.

  @Test
  void folderAndEnvironment() throws IOException {
    Path real = folder.toRealPath();
    SubprocessOptions options = SubprocessOptions.defaults();
    assertThat(ran(Peer.command("folder"), options.directory(real)).stdoutText())
        .isEqualTo(real.toString());
    SubprocessOptions greeting = options.environment("GREETING", "hello");
    List<String> command = Peer.command("environment", "GREETING");
    assertThat(ran(command, greeting).stdoutText()).isEqualTo("hello");
    assertThat(ran(command, options).stdoutText()).isEqualTo("null");
    assertThat(ran(command, greeting.withoutEnvironment("GREETING")).stdoutText())
        .isEqualTo("null");
    assertThat(ran(Peer.command("environment", "PATH"), options).stdoutText())
        .isEqualTo(System.getenv("PATH"));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no env")
  void emptyEnvironment() {
    SubprocessOptions options =
        SubprocessOptions.defaults().environment("A", "1").emptyEnvironment().environment("B", "2");
    assertThat(ran(List.of("env"), options).stdoutText()).isEqualTo("B=2\n");
  }

  @Test
  void filesAndMergedErrors() throws IOException {
    Path input = Files.writeString(folder.resolve("input"), "from a file");
    Path output = folder.resolve("output");
    SubprocessOptions options =
        SubprocessOptions.defaults()
            .stdin(Redirect.from(input.toFile()))
            .stdout(Redirect.to(output.toFile()));
    assertThat(ran(Peer.command("echo"), options).stdout()).isEmpty();
    assertThat(output).hasContent("from a file");
    ran(Peer.command("both"), options.stdout(Redirect.appendTo(output.toFile())).mergeStderr());
    assertThat(output).hasContent("from a fileouterr");
    CompletedProcess merged = ran(Peer.command("both"), SubprocessOptions.defaults().mergeStderr());
    assertThat(merged.stdoutText()).isEqualTo("outerr");
    assertThat(merged.stderr()).isEmpty();
    CompletedProcess discarded =
        ran(Peer.command("both"), SubprocessOptions.defaults().stderr(Redirect.DISCARD));
    assertThat(discarded.stdoutText()).isEqualTo("out");
    assertThat(discarded.stderr()).isEmpty();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "its shell is another")
  void shell() {
    assertThat(run(() -> Subprocess.runShell("echo a b | tr ab xy; exit 3")))
        .satisfies(
            completed -> {
              assertThat(completed.stdoutText()).isEqualTo("x y\n");
              assertThat(completed.exitCode()).isEqualTo(3);
            });
    assertThat(run(this::exitCodeOfAShell)).isEqualTo(4);
  }

  @Async
  private Task<Integer> exitCodeOfAShell() throws Exception {
    try (Subprocess process = await(Subprocess.shell("exit 4"))) {
      return Task.of(await(process.waitFor()));
    }
  }

  // What cannot be started.

  @Test
  void aProgramThatIsNotThere() {
    assertThatThrownBy(() -> run(() -> Subprocess.exec("no-such-program", "x")))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessage(
            "no-such-program: there is no such program in the folders of the PATH. Name it with"
                + " its folder");
    String file = folder.resolve("none").toString();
    assertThatThrownBy(() -> run(() -> Subprocess.run(file)))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessage(file + ": there is no such program");
  }

  @Test
  void aFileThatIsNoProgram() throws IOException {
    String file = Files.createFile(folder.resolve("data")).toString();
    assertThatThrownBy(() -> run(() -> Subprocess.exec(file)))
        .isInstanceOf(AccessDeniedException.class)
        .hasMessage(file + ": this may not be executed as a program");
    assertThatThrownBy(() -> run(() -> Subprocess.exec(folder.toString())))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void aFolderThatIsNotThere() throws IOException {
    Path none = folder.resolve("none");
    SubprocessOptions options = SubprocessOptions.defaults();
    assertThatThrownBy(() -> ran(Peer.command("folder"), options.directory(none)))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessage(none + ": there is no such folder for the process to run in");
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> ran(Peer.command("folder"), options.directory(file)))
        .isInstanceOf(NotDirectoryException.class)
        .hasMessage(file.toString());
    assertThatThrownBy(() -> ran(Peer.command("echo"), options.stdin(Redirect.from(none.toFile()))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(none.toString());
  }

  @Test
  void aFailureToStartCanBeCaughtAtTheAwait() {
    assertThat(run(this::catchesIt)).isEqualTo("caught");
  }

  @Async
  private Task<String> catchesIt() {
    try {
      await(createTask(() -> Subprocess.run("no-such-program")), IOException.class);
      return Task.of("not caught");
    } catch (IOException e) {
      return Task.of("caught");
    }
  }

  @Test
  void misuse() {
    assertThatThrownBy(() -> Subprocess.run("x"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("No event loop runs in this thread");
    assertThatThrownBy(() -> run(() -> Subprocess.exec(List.of(), PIPES)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A command has to begin with a program, but is []");
    assertThatThrownBy(() -> run(() -> Subprocess.run("", "x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A command has to begin with a program, but is [, x]");
    assertThatThrownBy(() -> run(() -> Subprocess.run("a\0b")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("null character");
  }
}
