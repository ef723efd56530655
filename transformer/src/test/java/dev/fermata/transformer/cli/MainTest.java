package dev.fermata.transformer.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  @TempDir Path folder;

  @Test
  void anUnknownOptionIsAUsageError() {
    assertThat(run("--speed", folder.toString())).isEqualTo(Main.USAGE);
    assertThat(err()).contains("unknown option: --speed");
    assertThat(out()).isEmpty();
  }

  @Test
  void noFolderIsAUsageError() {
    assertThat(run("--quiet")).isEqualTo(Main.USAGE);
    assertThat(err()).contains("no folder or jar to transform is given");
  }

  @Test
  void aMissingFolderIsAUsageError() {
    assertThat(run(folder.resolve("nowhere").toString())).isEqualTo(Main.USAGE);
    assertThat(err()).contains("there is no such folder or jar: ", "nowhere");
  }

  @Test
  void aClassPathNeedsAValue() {
    assertThat(run(folder.toString(), "--class-path")).isEqualTo(Main.USAGE);
    assertThat(err()).contains("--class-path needs a value");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h"})
  void helpIsPrinted(String option) {
    assertThat(run(option)).isEqualTo(Main.OK);
    assertThat(out()).contains("Usage:", "--class-path", "--dry-run", "--quiet", "--version");
    assertThat(err()).isEmpty();
  }

  @Test
  void theVersionIsPrinted() {
    assertThat(run("--version")).isEqualTo(Main.OK);
    assertThat(out()).startsWith("fermata ");
  }

  @Test
  void aFolderWithoutClassesIsFine() {
    assertThat(run(folder.toString())).isEqualTo(Main.OK);
    assertThat(out()).startsWith("fermata: 0 of 0 classes rewritten");
    assertThat(err()).isEmpty();
  }

  @Test
  void quietSaysNothingWhenAllIsWell() {
    assertThat(run("--quiet", folder.toString())).isEqualTo(Main.OK);
    assertThat(out()).isEmpty();
  }

  @Test
  void aMissingClassPathEntryIsOnlyAWarning() {
    String path = folder + File.pathSeparator + folder.resolve("missing.jar");

    assertThat(run("--class-path", path, folder.toString())).isEqualTo(Main.OK);
    assertThat(err())
        .containsOnlyOnce("warning: there is no such class path entry: ")
        .contains("missing.jar");
  }

  @Test
  void whatStandsBehindTwoDashesIsNoOption() {
    assertThat(run("--", "--help")).isEqualTo(Main.USAGE);
    assertThat(err()).contains("no such folder or jar: --help");
  }

  @Test
  void anErrorIsPrintedAndEndsWithOne() throws IOException {
    Path jar = Files.writeString(folder.resolve("broken.jar"), "no jar");

    assertThat(run("--quiet", jar.toString())).isEqualTo(Main.ERRORS);
    assertThat(err()).contains("FERMATA-101", "broken.jar", "1 error in 0 classes");
    assertThat(out()).isEmpty();
  }

  @Test
  void classesAreRewrittenOnce() throws IOException {
    Path good = copy("Good");
    byte[] before = Files.readAllBytes(good);

    assertThat(run(folder.toString())).isEqualTo(Main.OK);
    assertThat(out()).startsWith("fermata: 1 of 1 class rewritten, ").contains(" generated (");
    byte[] rewritten = Files.readAllBytes(good);
    assertThat(rewritten).isNotEqualTo(before);

    out.reset();
    assertThat(run(folder.toString())).isEqualTo(Main.OK);
    assertThat(out()).startsWith("fermata: 0 of 1 class rewritten (");
    assertThat(good).hasBinaryContent(rewritten);
  }

  @Test
  void aDryRunChangesNothing() throws IOException {
    Path good = copy("Good");
    byte[] before = Files.readAllBytes(good);

    assertThat(run("--dry-run", folder.toString())).isEqualTo(Main.OK);

    assertThat(out()).startsWith("fermata: dry run: 1 of 1 class rewritten");
    assertThat(good).hasBinaryContent(before);
  }

  @Test
  void allProblemsArePrintedAndNothingIsChanged() throws IOException {
    Path good = copy("Good");
    copy("Bad");
    Path garbage = Files.write(folder.resolve("Garbage.class"), new byte[] {1, 2, 3});
    Path truncated = Files.write(folder.resolve("Truncated.class"), firstHalf(good));
    byte[] before = Files.readAllBytes(good);

    assertThat(run(folder.toString())).isEqualTo(Main.ERRORS);

    assertThat(err())
        .contains("samples.Bad.addOne(Bad.java:12)", garbage.toString(), truncated.toString())
        .contains("3 errors in 4 classes, nothing rewritten");
    assertThat(good).hasBinaryContent(before);
  }

  @Test
  void aWarningIsPrintedAndTheClassIsRewritten() throws IOException {
    copy("Careless");

    assertThat(run(folder.toString())).isEqualTo(Main.OK);

    assertThat(err().lines().toList())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .startsWith("warning: FERMATA-015 ")
                    .contains("samples.Careless.sum(Careless.java:14): "),
            line -> assertThat(line).isEqualTo("  instead of: Task.join()"),
            line -> assertThat(line).isEqualTo("  write:      await(task)"),
            line -> assertThat(line).isEqualTo("  see docs/problems.md#fermata-015"));
    assertThat(out()).startsWith("fermata: 1 of 1 class rewritten, ");
  }

  private Path copy(String sample) throws IOException {
    Path target = folder.resolve("dev/fermata/transformer/cli/samples/" + sample + ".class");
    Files.createDirectories(target.getParent());
    try (InputStream in = MainTest.class.getResourceAsStream("samples/" + sample + ".class")) {
      Files.copy(in, target);
    }
    return target;
  }

  private static byte[] firstHalf(Path file) throws IOException {
    byte[] all = Files.readAllBytes(file);
    return Arrays.copyOf(all, all.length / 2);
  }

  private int run(String... args) {
    return new Main(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8)).run(args);
  }

  private String out() {
    return out.toString(UTF_8);
  }

  private String err() {
    return err.toString(UTF_8);
  }
}
