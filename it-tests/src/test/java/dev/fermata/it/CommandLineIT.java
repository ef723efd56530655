package dev.fermata.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.it.JavaProcess.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line on what is not as it should be: it says so, and leaves all files alone. */
class CommandLineIT {
  private static final String COUNTERS = "dev/fermata/it/tutorial/Counters.class";
  private static final String NO_MARKER = "dev/fermata/it/tutorial/Chess.class";
  private static final int TOO_NEW = 999;

  @TempDir Path temporary;
  private Path folder;

  @BeforeEach
  void copyClasses() throws IOException {
    folder = temporary.resolve("classes");
    Folders.copy(ProgramClasses.untransformed(), folder);
  }

  @Test
  void aSecondRunChangesNothing() throws IOException {
    assertThat(run(folder.toString()).status()).isZero();
    SortedMap<String, FileTime> times = times();
    SortedMap<String, String> contents = Folders.contents(folder, "");

    Outcome second = run(folder.toString());

    assertThat(second.status()).isZero();
    assertThat(second.err()).isEmpty();
    assertThat(second.out()).startsWith("fermata: 0 of ");
    assertThat(Folders.contents(folder, "")).isEqualTo(contents);
    assertThat(times()).isEqualTo(times);
  }

  @Test
  void anUnknownOptionIsRefused() throws IOException {
    refuses(2, "unknown option: --fast", "--fast", folder.toString());
  }

  @Test
  void aMissingFolderIsRefused() throws IOException {
    String missing = temporary.resolve("missing").toString();

    refuses(2, "there is no such folder or jar: " + missing, folder.toString(), missing);
  }

  @Test
  void aTruncatedClassFileIsRefused() throws IOException {
    byte[] classFile = Files.readAllBytes(folder.resolve(COUNTERS));
    Files.write(
        folder.resolve(COUNTERS),
        Arrays.copyOf(classFile, classFile.length - classFile.length / 3));

    refuses(1, "error: FERMATA-001 ", folder.toString());
  }

  @Test
  void anEmptyClassFileIsRefused() throws IOException {
    Files.write(folder.resolve(COUNTERS), new byte[0]);

    refuses(1, "error: FERMATA-001 ", folder.toString());
  }

  @Test
  void aClassOfAnUnknownVersionThatUsesFermataIsRefused() throws IOException {
    setVersion(COUNTERS, TOO_NEW);

    refuses(1, "class file version 999 is newer than this Fermata knows", folder.toString());
  }

  @Test
  void aClassOfAnUnknownVersionThatDoesNotUseFermataIsLeftAlone() throws IOException {
    setVersion(NO_MARKER, TOO_NEW);
    SortedMap<String, String> before = Folders.contents(folder, "");

    Outcome outcome = run(folder.toString());

    assertThat(outcome.status()).isZero();
    assertThat(outcome.err())
        .startsWith("warning: FERMATA-002 ")
        .contains("Chess.class", "class file version 999 is newer than this Fermata knows")
        .containsOnlyOnce("FERMATA-");
    assertThat(Folders.contents(folder, ""))
        .containsEntry(NO_MARKER, before.get(NO_MARKER))
        .doesNotContainEntry(COUNTERS, before.get(COUNTERS));
  }

  @Test
  void aMethodThatGetsTooLargeIsRefused() throws IOException {
    compile(
        "Large",
        """
        class Large {
          @Async static Task<Integer> sum(Task<Integer> number) {
            int sum = 0;
            %s
            return Task.of(sum);
          }
        }
        """
            .formatted("sum += await(number);\n".repeat(4_000)));

    refuses(1, "error: FERMATA-008 bad.Large.sum(Large.java:6): ", folder.toString());
  }

  @Test
  void anAwaitWhereNothingCanSuspendIsRefused() throws IOException {
    compile(
        "Plain",
        """
        class Plain {
          static int twice(Task<Integer> number) {
            return 2 * await(number);
          }
        }
        """);

    refuses(1, "error: FERMATA-003 bad.Plain.twice(Plain.java:6): ", folder.toString());
  }

  /** One message on standard error, and all files as they were. */
  private void refuses(int status, String message, String... arguments) throws IOException {
    SortedMap<String, String> before = Folders.contents(folder, "");

    Outcome outcome = run(arguments);

    assertThat(outcome.err()).containsOnlyOnce(message).doesNotContain("\tat ");
    assertThat(outcome.err().lines().filter(line -> line.startsWith("error: ")))
        .hasSizeLessThanOrEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.status()).isEqualTo(status);
    assertThat(Folders.contents(folder, "")).isEqualTo(before);
  }

  private static Outcome run(String... arguments) throws IOException {
    return new JavaProcess(Jdk.running())
        .options(List.of("-jar", Artifacts.commandLine().toString()))
        .run(arguments);
  }

  /** Major version, JVMS 4.1. */
  private void setVersion(String name, int version) throws IOException {
    byte[] classFile = Files.readAllBytes(folder.resolve(name));
    classFile[6] = (byte) (version >> 8);
    classFile[7] = (byte) version;
    Files.write(folder.resolve(name), classFile);
  }

  private void compile(String name, String source) throws IOException {
    Path file = temporary.resolve(name + ".java");
    Files.writeString(
        file,
        """
        package bad;
        import static dev.fermata.Fermata.await;
        import dev.fermata.*;
        """
            + source);
    ProgramClasses.compile(folder, List.of(file));
  }

  private SortedMap<String, FileTime> times() throws IOException {
    SortedMap<String, FileTime> times = new TreeMap<>();
    for (Path file : Folders.files(folder, "")) {
      times.put(Folders.nameIn(folder, file), Files.getLastModifiedTime(file));
    }
    return times;
  }
}
