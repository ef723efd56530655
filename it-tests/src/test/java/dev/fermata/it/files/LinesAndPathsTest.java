package dev.fermata.it.files;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.createTask;
import static dev.fermata.Fermata.each;
import static dev.fermata.Fermata.run;
import static dev.fermata.Fermata.toThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fermata.Async;
import dev.fermata.AsyncGenerator;
import dev.fermata.Task;
import dev.fermata.io.AsyncFiles;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Lines of files and paths of trees, and that what they come from is closed. */
@Timeout(60)
class LinesAndPathsTest {
  /** More than are read at a time. */
  private static final int MANY = 20_000;

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void writeLines() throws IOException {
    file =
        Files.write(
            folder.resolve("file"), IntStream.range(0, MANY).mapToObj(i -> "line " + i).toList());
  }

  @Async
  private <T> Task<List<T>> toList(AsyncGenerator<T> items) {
    List<T> list = new ArrayList<>();
    for (T item : each(items)) {
      list.add(item);
    }
    return Task.of(list);
  }

  @Test
  void linesAreThoseOfFiles() throws IOException {
    Descriptors.assumeKnown();
    assertThat(run(() -> toList(AsyncFiles.lines(file)))).isEqualTo(Files.readAllLines(file));
    assertThat(Descriptors.in(folder)).isZero();
    Files.writeString(file, "a\r\nb\n\nno end");
    assertThat(run(() -> toList(AsyncFiles.lines(file)))).containsExactly("a", "b", "", "no end");
    Files.writeString(file, "");
    assertThat(run(() -> toList(AsyncFiles.lines(file)))).isEmpty();
  }

  @Test
  void aLineMayBeAsLongAsItWants() throws IOException {
    String line = "x".repeat(1 << 20);
    Files.write(file, List.of(line, "short", line));
    assertThat(run(() -> toList(AsyncFiles.lines(file)))).containsExactly(line, "short", line);
  }

  @Test
  void theFileIsClosedIfTheLoopIsLeft() throws IOException {
    Descriptors.assumeKnown();
    assertThat(run(this::leavesTheLoop)).isEqualTo("line 0");
    assertThat(Descriptors.in(folder)).isZero();
  }

  @Async
  private Task<String> leavesTheLoop() throws IOException {
    String first = null;
    for (String line : each(AsyncFiles.lines(file))) {
      assertThat(Descriptors.in(folder)).isEqualTo(1);
      first = line;
      break;
    }
    assertThat(Descriptors.in(folder)).as("open behind the loop").isZero();
    return Task.of(first);
  }

  @Test
  void theFileIsClosedIfTheProgramForgetsIt() throws IOException {
    Descriptors.assumeKnown();
    run(() -> AsyncFiles.lines(file).next());
    assertThat(Descriptors.in(folder)).isZero();
  }

  @Test
  void theFileIsClosedIfTheBodyOfTheLoopFails() throws IOException {
    Descriptors.assumeKnown();
    assertThat(run(this::failsInTheLoop)).isEqualTo("line 0");
    assertThat(Descriptors.in(folder)).isZero();
  }

  @Async
  private Task<String> failsInTheLoop() {
    try {
      for (String line : each(AsyncFiles.lines(file))) {
        throw new IllegalStateException(line);
      }
      return Task.of("no line");
    } catch (IllegalStateException e) {
      return Task.of(e.getMessage());
    }
  }

  @Test
  void aGeneratorThatNobodyAsksOpensNothing() {
    assertThat(run(() -> AsyncFiles.lines(folder.resolve("missing")).closeAsync())).isNull();
  }

  @Test
  void linesBeforeMalformedBytesAreHandedOver() throws IOException {
    Descriptors.assumeKnown();
    try (BufferedWriter writer = Files.newBufferedWriter(file)) {
      for (int i = 0; i < MANY; i++) {
        writer.write("line\n");
      }
    }
    Files.write(file, new byte[] {(byte) 0xff}, java.nio.file.StandardOpenOption.APPEND);
    List<String> lines = new ArrayList<>();
    assertThat(run(() -> readUntilMalformed(lines))).isTrue();
    assertThat(lines).hasSizeBetween(MANY - 8192, MANY).containsOnly("line");
    assertThat(Descriptors.in(folder)).isZero();
  }

  @Async
  private Task<Boolean> readUntilMalformed(List<String> lines) {
    try {
      for (String line : each(AsyncFiles.lines(file))) {
        lines.add(line);
      }
      return Task.of(false);
    } catch (Exception e) {
      return Task.of(e instanceof MalformedInputException);
    }
  }

  @Test
  void linesOfAPipeComeWhenTheyAreWritten() throws Exception {
    Path pipe = folder.resolve("pipe");
    try {
      Process made = new ProcessBuilder("mkfifo", pipe.toString()).start();
      assumeTrue(made.waitFor() == 0, "mkfifo makes no pipe here");
    } catch (IOException e) {
      assumeTrue(false, "there is no mkfifo here");
    }
    assertThat(run(() -> readsPipe(pipe))).containsExactly("one", "two");
  }

  @Async
  private Task<List<String>> readsPipe(Path pipe) {
    CountDownLatch oneWasRead = new CountDownLatch(1);
    Task<Boolean> writing = createTask(() -> toThread(() -> writeTo(pipe, oneWasRead)));
    List<String> lines = new ArrayList<>();
    for (String line : each(AsyncFiles.lines(pipe))) {
      lines.add(line);
      oneWasRead.countDown();
    }
    assertThat(await(writing)).isTrue();
    return Task.of(lines);
  }

  /** Writes the second line when the first was read, which would never be if it waited for both. */
  private static boolean writeTo(Path pipe, CountDownLatch oneWasRead) throws Exception {
    try (BufferedWriter writer = Files.newBufferedWriter(pipe)) {
      writer.write("one\n");
      writer.flush();
      oneWasRead.await();
      writer.write("two\n");
    }
    return true;
  }

  @Test
  void aTreeIsWalkedAsFilesDoes() throws IOException {
    Descriptors.assumeKnown();
    Path tree = Files.createDirectory(folder.resolve("tree"));
    for (int i = 0; i < 30; i++) {
      Path branch = Files.createDirectories(tree.resolve("branch" + i).resolve("inner"));
      for (int j = 0; j < 30; j++) {
        Files.writeString(branch.resolve("leaf" + j), "");
      }
    }
    assertThat(run(() -> toList(AsyncFiles.walk(tree)))).isEqualTo(list(Files.walk(tree)));
    assertThat(run(() -> toList(AsyncFiles.walk(tree, 1)))).isEqualTo(list(Files.walk(tree, 1)));
    assertThat(run(() -> toList(AsyncFiles.walk(tree, 0)))).containsExactly(tree);
    assertThat(run(() -> toList(AsyncFiles.list(tree)))).isEqualTo(list(Files.list(tree)));
    assertThat(run(() -> AsyncFiles.walk(tree).take(2).toList())).hasSize(2);
    assertThat(Descriptors.in(folder)).isZero();
  }

  private static List<Path> list(Stream<Path> paths) {
    try (paths) {
      return paths.toList();
    }
  }
}
