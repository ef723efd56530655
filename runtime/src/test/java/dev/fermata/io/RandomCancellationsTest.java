package dev.fermata.io;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.READ;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Task;
import dev.fermata.io.call.Steps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Operations on one file that are cancelled in any order with turns and calls in threads. */
class RandomCancellationsTest {
  private static final int ACTIONS = 3_000;

  private final Steps steps = new Steps();
  @TempDir private Path folder;
  private Random random;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void writesAreWholeAndInOrderAndThoseThatHaveEndedAreThere(long seed) throws IOException {
    random = new Random(seed);
    Path path = Files.createFile(folder.resolve("log"));
    AsyncFile file = steps.value(() -> AsyncFile.open(path, APPEND));
    Map<String, Task<?>> writes = new LinkedHashMap<>();
    act(
        ACTIONS,
        () -> {
          String line = "line " + writes.size() + "x".repeat(random.nextInt(9));
          Task<?> write = file.write((line + "\n").getBytes());
          writes.put(line, write);
          return write;
        });
    steps.value(file::closeAsync);
    List<String> lines = Files.readAllLines(path);
    assertThat(writes.values()).allMatch(Task::isDone);
    assertThat(lines).containsSubsequence(linesOf(writes, false));
    assertThat(writes.keySet()).containsSubsequence(lines);
    assertThat(linesOf(writes, true)).as("cancelled").isNotEmpty();
    assertThat(Descriptors.openIn(folder)).isEmpty();
  }

  private static List<String> linesOf(Map<String, Task<?>> writes, boolean cancelled) {
    return writes.entrySet().stream()
        .filter(write -> write.getValue().isCancelled() == cancelled)
        .map(Map.Entry::getKey)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void readsLoseNothing(long seed) throws IOException {
    random = new Random(seed);
    String text =
        IntStream.range(0, ACTIONS).mapToObj(Integer::toString).collect(Collectors.joining(","));
    Path path = Files.writeString(folder.resolve("file"), text);
    AsyncFile file = steps.value(() -> AsyncFile.open(path, READ));
    List<Task<byte[]>> reads = new ArrayList<>();
    act(
        ACTIONS,
        () -> {
          Task<byte[]> read = file.read(random.nextInt(9));
          reads.add(read);
          return read;
        });
    byte[] rest = steps.value(file::readAll);
    steps.value(file::closeAsync);
    StringBuilder read = new StringBuilder();
    for (Task<byte[]> task : reads) {
      assertThat(task.isDone()).isTrue();
      if (!task.isCancelled()) {
        read.append(new String(task.resultNow()));
      }
    }
    assertThat(reads).anyMatch(Task::isCancelled);
    assertThat(read.append(new String(rest)).toString()).isEqualTo(text);
    assertThat(Descriptors.openIn(folder)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whatIsOpenedForNobodyIsClosed(long seed) throws IOException {
    random = new Random(seed);
    Path path = Files.createFile(folder.resolve("file"));
    List<Task<AsyncFile>> opened = new ArrayList<>();
    act(
        // Not more than a process may have open.
        ACTIONS / 10,
        () -> {
          Task<AsyncFile> open = AsyncFile.open(path);
          opened.add(open);
          return open;
        });
    List<Task<AsyncFile>> files = opened.stream().filter(open -> !open.isCancelled()).toList();
    assertThat(files).hasSizeLessThan(opened.size());
    assertThat(Descriptors.openIn(folder)).hasSameSizeAs(files);
    for (Task<AsyncFile> file : files) {
      steps.value(() -> file.resultNow().closeAsync());
    }
    assertThat(Descriptors.openIn(folder)).isEmpty();
  }

  /** Begins and cancels operations, and ends them all. */
  private void act(int actions, Callable<Task<?>> operation) {
    List<Task<?>> tasks = new ArrayList<>();
    for (int i = 0; i < actions; i++) {
      switch (random.nextInt(5)) {
        case 0 -> tasks.add(steps.in(operation));
        case 1 -> {
          if (!tasks.isEmpty()) {
            Task<?> task = tasks.get(tasks.size() - 1 - random.nextInt(Math.min(4, tasks.size())));
            steps.run(task::cancel);
          }
        }
        case 2, 3 -> {
          if (steps.calls() > 0) {
            steps.call();
          }
        }
        default -> steps.turn();
      }
    }
    tasks.forEach(steps::finish);
  }
}
