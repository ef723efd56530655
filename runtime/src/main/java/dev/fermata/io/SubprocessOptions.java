package dev.fermata.io;

import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How to start a process. Immutable: each method returns other options. */
public final class SubprocessOptions {
  private static final SubprocessOptions DEFAULTS = new SubprocessOptions();

  private @Nullable Redirect stdin;
  private @Nullable Redirect stdout;
  private @Nullable Redirect stderr;
  private boolean mergeStderr;
  private @Nullable Path directory;
  private boolean emptyEnvironment;
  private Map<String, @Nullable String> environment = Map.of();
  private int limit = StreamReader.DEFAULT_LIMIT;
  private Duration gracePeriod = Duration.ofSeconds(5);

  private SubprocessOptions() {}

  /** What {@link Subprocess#exec(String, String...)} and its like do. */
  public static SubprocessOptions defaults() {
    return DEFAULTS;
  }

  /** All three streams are pipes. */
  public static SubprocessOptions pipes() {
    return DEFAULTS.stdin(Redirect.PIPE).stdout(Redirect.PIPE).stderr(Redirect.PIPE);
  }

  /**
   * Where the process reads from: a {@link Redirect#PIPE}, see {@link Subprocess#stdin}; what this
   * program reads ({@link Redirect#INHERIT}); or a file ({@link Redirect#from}).
   *
   * @param source else {@code INHERIT} for {@code exec} and {@code shell}, and nothing for {@code
   *     run}
   */
  public SubprocessOptions stdin(Redirect source) {
    Objects.requireNonNull(source, "source");
    return with(options -> options.stdin = source);
  }

  /**
   * Where the process writes to: a {@link Redirect#PIPE}, see {@link Subprocess#stdout}; where this
   * program does ({@link Redirect#INHERIT}); a file ({@link Redirect#to}, {@link
   * Redirect#appendTo}); or nowhere ({@link Redirect#DISCARD}).
   *
   * @param target else {@code INHERIT} for {@code exec} and {@code shell}, and {@code PIPE} for
   *     {@code run}
   */
  public SubprocessOptions stdout(Redirect target) {
    Objects.requireNonNull(target, "target");
    return with(options -> options.stdout = target);
  }

  /**
   * Where the process writes its errors to, as {@link #stdout}.
   *
   * @param target else {@code INHERIT} for {@code exec} and {@code shell}, and {@code PIPE} for
   *     {@code run}
   */
  public SubprocessOptions stderr(Redirect target) {
    Objects.requireNonNull(target, "target");
    return with(
        options -> {
          options.stderr = target;
          options.mergeStderr = false;
        });
  }

  /** The process writes its errors to where it writes all else: asyncio's {@code STDOUT}. */
  public SubprocessOptions mergeStderr() {
    return with(options -> options.mergeStderr = true);
  }

  /**
   * The folder that the process runs in.
   *
   * @param folder else that of this program
   */
  public SubprocessOptions directory(Path folder) {
    Objects.requireNonNull(folder, "folder");
    return with(options -> options.directory = folder);
  }

  /** Sets a variable of the environment, which otherwise is that of this program. */
  public SubprocessOptions environment(String name, String value) {
    Objects.requireNonNull(value, "value");
    return withVariable(name, value);
  }

  /** Leaves a variable of this program's environment out. */
  public SubprocessOptions withoutEnvironment(String name) {
    return withVariable(name, null);
  }

  /** Leaves all of this program's environment out, and what was set before. */
  public SubprocessOptions emptyEnvironment() {
    return with(
        options -> {
          options.emptyEnvironment = true;
          options.environment = Map.of();
        });
  }

  private SubprocessOptions withVariable(String name, @Nullable String value) {
    Objects.requireNonNull(name, "name");
    Map<String, @Nullable String> variables = new LinkedHashMap<>(environment);
    variables.put(name, value);
    return with(options -> options.environment = variables);
  }

  /**
   * How much the readers keep while they look for a separator.
   *
   * @param bytes positive; else 64 KiB
   */
  public SubprocessOptions limit(int bytes) {
    ListenOptions.requirePositive(bytes);
    return with(options -> options.limit = bytes);
  }

  /**
   * How long a process that is to end has for that, from when it is told by SIGTERM to when it is
   * killed, see {@link Subprocess#closeAsync}.
   *
   * @param time in real time, also in tests with virtual time; zero to kill at once; else five
   *     seconds
   * @throws IllegalArgumentException if it is negative
   */
  public SubprocessOptions gracePeriod(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException("A grace period cannot be negative: " + time);
    }
    return with(options -> options.gracePeriod = time);
  }

  private SubprocessOptions with(Consumer<SubprocessOptions> change) {
    SubprocessOptions copy = new SubprocessOptions();
    copy.stdin = stdin;
    copy.stdout = stdout;
    copy.stderr = stderr;
    copy.mergeStderr = mergeStderr;
    copy.directory = directory;
    copy.emptyEnvironment = emptyEnvironment;
    copy.environment = environment;
    copy.limit = limit;
    copy.gracePeriod = gracePeriod;
    change.accept(copy);
    return copy;
  }

  // For the package.

  /** Where nothing was said, what {@link Subprocess#run(String, String...)} does. */
  SubprocessOptions capturing() {
    return with(
        options -> {
          options.stdin = stdin == null ? Redirect.PIPE : stdin;
          options.stdout = stdout == null ? Redirect.PIPE : stdout;
          options.stderr = stderr == null ? Redirect.PIPE : stderr;
        });
  }

  ProcessBuilder toBuilder(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectInput(stdin == null ? Redirect.INHERIT : stdin);
    builder.redirectOutput(stdout == null ? Redirect.INHERIT : stdout);
    builder.redirectError(stderr == null ? Redirect.INHERIT : stderr);
    builder.redirectErrorStream(mergeStderr);
    if (directory != null) {
      builder.directory(directory.toFile());
    }
    Map<String, String> variables = builder.environment();
    if (emptyEnvironment) {
      variables.clear();
    }
    environment.forEach(
        (name, value) -> {
          if (value == null) {
            variables.remove(name);
          } else {
            variables.put(name, value);
          }
        });
    return builder;
  }

  boolean pipesStdin() {
    return stdin == Redirect.PIPE;
  }

  boolean pipesStdout() {
    return stdout == Redirect.PIPE;
  }

  boolean pipesStderr() {
    return stderr == Redirect.PIPE && !mergeStderr;
  }

  int limit() {
    return limit;
  }

  Duration gracePeriod() {
    return gracePeriod;
  }
}
