package dev.fermata.io;

import dev.fermata.AsyncCloseable;
import dev.fermata.EventLoop;
import dev.fermata.Task;
import dev.fermata.io.process.CloseProcess;
import dev.fermata.io.process.ProcessLife;
import dev.fermata.io.process.StartProcess;
import dev.fermata.io.process.WaitForExit;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A process that runs another program: asyncio's {@code Process}.
 *
 * <p>{@link #run(String, String...)} starts a process, reads what it writes, and waits for its end.
 * That is the recommended form, as it never leaves the process behind. To talk to a process while
 * it runs, start it in a {@code try}, which ends it:
 *
 * <pre>{@code
 * try (Subprocess cat = await(Subprocess.exec(List.of("cat"), SubprocessOptions.pipes()))) {
 *   cat.stdin().write("hello\n");
 *   await(cat.stdin().drain());
 *   String answer = await(cat.stdout().readLine());
 * }
 * }</pre>
 *
 * <p>A process ends with the run that has started it: the end of {@link dev.fermata.Fermata#run}
 * ends those that are left, unless they were {@linkplain #detach detached}.
 *
 * <p>A process belongs to the loop in which it was started, and is to be used in its thread only.
 */
public final class Subprocess implements AsyncCloseable {
  private static final byte[] NOTHING = {};

  private final ProcessLife life;
  private final Process process;
  private final List<String> command;
  private final ProcessPipes pipes;

  Subprocess(ProcessLife life, Process process, List<String> command, ProcessPipes pipes) {
    this.life = life;
    this.process = process;
    this.command = command;
    this.pipes = pipes;
  }

  // Starting.

  /**
   * Starts a program, whose streams are those of this one: asyncio's {@code
   * create_subprocess_exec}.
   *
   * @param program its file, or a name to look for in the folders of {@code PATH}
   * @param arguments handed over as they are
   * @return as {@link #exec(List, SubprocessOptions)}
   * @throws IllegalStateException if no event loop runs in this thread
   */
  public static Task<Subprocess> exec(String program, String... arguments) {
    return exec(command(program, arguments), SubprocessOptions.defaults());
  }

  /**
   * Starts a program: asyncio's {@code create_subprocess_exec}. Another thread does so, since it
   * can take long.
   *
   * @param command the program, its file or a name to look for in the folders of {@code PATH}, and
   *     its arguments
   * @return the process, which runs. Fails with {@link java.nio.file.NoSuchFileException} if there
   *     is no such program or folder, with {@link java.nio.file.AccessDeniedException} if it may
   *     not be executed, and with another {@link java.io.IOException} if the system cannot start
   *     it. If it is cancelled, there is no process when it ends
   * @throws IllegalArgumentException if {@code command} names no program
   * @throws IllegalStateException if no event loop runs in this thread
   */
  public static Task<Subprocess> exec(List<String> command, SubprocessOptions options) {
    return newStart(command, options).begin();
  }

  /** As {@link #shell(String, SubprocessOptions)}, with the streams of this program. */
  public static Task<Subprocess> shell(String command) {
    return shell(command, SubprocessOptions.defaults());
  }

  /**
   * Has a shell run a command: asyncio's {@code create_subprocess_shell}. That is {@code /bin/sh
   * -c}, or {@code cmd.exe /c} on Windows.
   *
   * @param command what the shell makes of it may be anything: never put in what comes from outside
   * @return as {@link #exec(List, SubprocessOptions)}
   * @throws IllegalStateException if no event loop runs in this thread
   */
  public static Task<Subprocess> shell(String command, SubprocessOptions options) {
    return exec(shellCommand(command), options);
  }

  /**
   * Runs a program to its end: Python's {@code subprocess.run}. It has nothing to read.
   *
   * @return as {@link #run(List, SubprocessOptions, byte[])}
   * @throws IllegalStateException if no event loop runs in this thread
   */
  public static Task<CompletedProcess> run(String program, String... arguments) {
    return run(command(program, arguments), SubprocessOptions.defaults());
  }

  /**
   * As {@link #run(List, SubprocessOptions, byte[])}, with nothing to read.
   *
   * @throws IllegalArgumentException if {@code command} names no program
   * @throws IllegalStateException if no event loop runs in this thread
   */
  public static Task<CompletedProcess> run(List<String> command, SubprocessOptions options) {
    return run(command, options, NOTHING);
  }

  /**
   * Runs a program to its end, writes {@code input} to it, and reads all that it writes: Python's
   * {@code subprocess.run}.
   *
   * @return what has become of it, whatever its exit code is: see {@link CompletedProcess#check}.
   *     Fails as {@link #exec(List, SubprocessOptions)}. If it is cancelled, the process is ended
   *     as by {@link #closeAsync}, and only then this is
   * @throws IllegalArgumentException if {@code command} names no program
   * @throws IllegalStateException if no event loop runs in this thread
   */
  public static Task<CompletedProcess> run(
      List<String> command, SubprocessOptions options, byte[] input) {
    Objects.requireNonNull(input, "input");
    return new RunProcess(newStart(command, options.capturing()), input).begin();
  }

  /**
   * Has a shell run a command to its end, as {@link #shell(String, SubprocessOptions)} and {@link
   * #run(List, SubprocessOptions, byte[])}.
   *
   * @throws IllegalStateException if no event loop runs in this thread
   */
  public static Task<CompletedProcess> runShell(String command) {
    return runShell(command, SubprocessOptions.defaults());
  }

  /** As {@link #runShell(String)}, with options. */
  public static Task<CompletedProcess> runShell(String command, SubprocessOptions options) {
    return run(shellCommand(command), options);
  }

  private static StartProcess<Subprocess> newStart(
      List<String> command, SubprocessOptions options) {
    List<String> copy = List.copyOf(command);
    if (copy.isEmpty() || copy.get(0).isEmpty()) {
      throw new IllegalArgumentException("A command has to begin with a program, but is " + copy);
    }
    EventLoop loop = EventLoop.current();
    ProcessLife life = new ProcessLife(loop, options.toBuilder(copy), options.gracePeriod());
    return new StartProcess<>(
        life,
        process -> new Subprocess(life, process, copy, new ProcessPipes(process, options, loop)));
  }

  private static List<String> command(String program, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(program);
    command.addAll(List.of(arguments));
    return command;
  }

  private static List<String> shellCommand(String command) {
    return File.separatorChar == '\\'
        ? List.of("cmd.exe", "/c", command)
        : List.of("/bin/sh", "-c", command);
  }

  // What it is.

  /** The program and its arguments. */
  public List<String> command() {
    return command;
  }

  /** The number by which the system knows the process. */
  public long pid() {
    return process.pid();
  }

  /** What else Java knows of the process. */
  public ProcessHandle handle() {
    return process.toHandle();
  }

  /**
   * How the process has ended: asyncio's {@code returncode}. A process that was ended by signal n
   * has 128 + n, as in a shell, and not -n as in asyncio: Java does not tell a process that was
   * killed by SIGTERM from one that has exited with 143, as many do when they get a SIGTERM.
   *
   * @return empty if the process has not ended
   */
  public OptionalInt exitCode() {
    return life.exitCode();
  }

  /** Whether the process has not ended, as far as the loop has been told. */
  public boolean isAlive() {
    return !life.hasExited();
  }

  // Talking to it.

  /**
   * What the process reads. To close it tells the process that there is no more; if the process
   * does not read any more, {@link StreamWriter#drain} fails.
   *
   * @throws IllegalStateException if that is no pipe, see {@link SubprocessOptions#stdin}
   */
  public StreamWriter stdin() {
    return requirePipe(pipes.stdin, "stdin");
  }

  /**
   * What the process writes. Nothing is read before it is asked for, so a process that writes much
   * waits until somebody does.
   *
   * @throws IllegalStateException if that is no pipe, see {@link SubprocessOptions#stdout}
   */
  public StreamReader stdout() {
    return requirePipe(pipes.stdout, "stdout");
  }

  /**
   * What the process writes as errors, as {@link #stdout}.
   *
   * @throws IllegalStateException if that is no pipe, see {@link SubprocessOptions#stderr}
   */
  public StreamReader stderr() {
    return requirePipe(pipes.stderr, "stderr");
  }

  private static <T> T requirePipe(@Nullable T stream, String name) {
    if (stream == null) {
      throw new IllegalStateException(
          "The "
              + name
              + " of this process is no pipe of its own. Start it with"
              + " SubprocessOptions.defaults()."
              + name
              + "(Redirect.PIPE)");
    }
    return stream;
  }

  /** As {@link #communicate(byte[])}, without input. */
  public Task<CompletedProcess> communicate() {
    return communicate(NOTHING);
  }

  /**
   * Writes {@code input} to the process and closes that pipe, reads all that it writes up to the
   * end of both pipes, and waits for its end, all at the same time: asyncio's method. A process
   * that does not want all of the input is no error.
   *
   * @return if it is cancelled, the process is ended as by {@link #closeAsync}, since what was read
   *     is lost, and only then this is; asyncio leaves the process running
   * @throws IllegalStateException if there is input, and {@link #stdin} is no pipe
   */
  public Task<CompletedProcess> communicate(byte[] input) {
    if (input.length > 0) {
      stdin();
    }
    return new Communicate(life, command, pipes, input).begin();
  }

  // Its end.

  /**
   * Waits until the process has ended: asyncio's {@code wait}. To cancel that leaves the process
   * running. With pipes that nobody reads from, a process that writes much never ends: see {@link
   * #communicate(byte[])}.
   *
   * @return the {@link #exitCode}
   */
  public Task<Integer> waitFor() {
    return new WaitForExit(life).begin();
  }

  /** Tells the process to end, by SIGTERM, unless it has; on Windows, kills it. */
  public void terminate() {
    process.toHandle().destroy();
  }

  /** Kills the process, by SIGKILL, unless it has ended. */
  public void kill() {
    process.toHandle().destroyForcibly();
  }

  /** Kills the process and those that it has started, unless it has ended. */
  public void killTree() {
    life.killTree();
  }

  /**
   * Sends the process a signal, unless it has ended: asyncio's {@code send_signal}. The shell's
   * {@code kill} does so.
   *
   * @param name without SIG, such as {@code INT} or {@code HUP}
   * @return complete when it was sent; fails with an {@link java.io.IOException} if there is no
   *     such signal or, as on Windows, no such shell
   */
  public Task<@Nullable Void> signal(String name) {
    Objects.requireNonNull(name, "name");
    return new SendSignal(life, pid(), name).begin();
  }

  /**
   * Ends the process, if it has not ended, and all that it has started: sends SIGTERM, waits for
   * the {@linkplain SubprocessOptions#gracePeriod grace period}, and then kills what is left. It
   * begins to do so at once, whether or not the task is awaited.
   *
   * @return complete when the process has ended and the pipes are closed. If it is cancelled, what
   *     is left is killed at once, and only then this ends
   */
  @Override
  public Task<@Nullable Void> closeAsync() {
    life.end();
    return new CloseProcess(life, pipes::close).begin();
  }

  /**
   * Has the process live on when this program ends, or the run: neither {@link #closeAsync} nor the
   * end of the run end it any more. Its streams should not be pipes, which end with this program.
   */
  public void detach() {
    life.detach();
  }

  @Override
  public String toString() {
    return "Subprocess["
        + command.get(0)
        + ", pid "
        + pid()
        + (isAlive() ? "" : ", exit code " + exitCode().getAsInt())
        + "]";
  }
}
