package dev.fermata.transformer.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.transformer.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FolderRewriteTest {
  private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2001-02-03T04:05:06Z"));

  private final InPlaceRewriter rewriter = new InPlaceRewriter(new FakeRewriter());
  @TempDir Path root;

  @Test
  void classesAreReplacedAndFramesAppearBesideThem() throws IOException {
    file("com/acme/App.class", "async com/acme/App com/acme/App$run$Frame");
    file("com/acme/Plain.class", "plain com/acme/Plain");
    file("com/acme/app.properties", "async is not read here");

    RewriteResult result = rewriter.rewrite(List.of(root));

    assertThat(result.problems()).isEmpty();
    assertThat(result.scanned()).isEqualTo(2);
    assertThat(result.rewritten()).isEqualTo(1);
    assertThat(result.framesWritten()).isEqualTo(1);
    assertThat(content())
        .containsExactly(
            Map.entry("com/acme/App$run$Frame.class", "frame com/acme/App"),
            Map.entry("com/acme/App.class", "done com/acme/App com/acme/App$run$Frame"),
            Map.entry("com/acme/Plain.class", "plain com/acme/Plain"),
            Map.entry("com/acme/app.properties", "async is not read here"));
  }

  @Test
  void unchangedFilesKeepTheirTimes() throws IOException {
    file("App.class", "async App");
    file("Plain.class", "plain Plain");

    rewriter.rewrite(List.of(root));

    assertThat(time("Plain.class")).isEqualTo(LONG_AGO);
    assertThat(time("App.class")).isGreaterThan(LONG_AGO);
  }

  @Test
  void aSecondRunTouchesNothing() throws IOException {
    file("App.class", "async App App$m$Frame");
    rewriter.rewrite(List.of(root));
    age("App.class");
    age("App$m$Frame.class");
    Files.setLastModifiedTime(root, LONG_AGO);

    RewriteResult second = rewriter.rewrite(List.of(root));

    assertThat(second.rewritten() + second.framesWritten() + second.framesRemoved()).isZero();
    assertThat(second.scanned()).isEqualTo(1);
    assertThat(time("App.class")).isEqualTo(LONG_AGO);
    assertThat(time("App$m$Frame.class")).isEqualTo(LONG_AGO);
    assertThat(Files.getLastModifiedTime(root)).isEqualTo(LONG_AGO);
  }

  @Test
  void oneErrorKeepsEverythingAsItWasAndAllProblemsAreFound() throws IOException {
    file("A.class", "async A A$m$Frame");
    file("B.class", "wrong B");
    file("C.class", "\u0000\u0001 truncated");
    file("D.class", "");
    file("E.class", "warn E");
    Map<String, String> before = content();

    RewriteResult result = rewriter.rewrite(List.of(root));

    assertThat(result.failed()).isTrue();
    assertThat(result.errors()).isEqualTo(3);
    assertThat(result.rewritten()).isZero();
    assertThat(messages(result))
        .containsExactly(
            "wrong: B",
            "garbage: " + root.toRealPath().resolve("C.class"),
            "garbage: " + root.toRealPath().resolve("D.class"),
            "careful with E");
    assertThat(content()).isEqualTo(before);
    assertThat(time("A.class")).isEqualTo(LONG_AGO);
  }

  @Test
  void framesWhoseOwnerIsGoneAreDeleted() throws IOException {
    file("Gone$m$Frame.class", "frame Gone");
    file("Kept$Inner.class", "plain Kept$Inner");

    RewriteResult result = rewriter.rewrite(List.of(root));

    assertThat(result.framesRemoved()).isEqualTo(1);
    assertThat(result.scanned()).isEqualTo(1);
    assertThat(content()).containsOnlyKeys("Kept$Inner.class");
  }

  @Test
  void framesThatARecompiledOwnerNoLongerHasAreDeleted() throws IOException {
    file("App.class", "async App App$now$Frame");
    file("App$now$Frame.class", "frame App");
    file("App$before$Frame.class", "frame App");
    file("Was.class", "plain Was");
    file("Was$m$Frame.class", "frame Was");

    RewriteResult result = rewriter.rewrite(List.of(root));

    assertThat(result.framesRemoved()).isEqualTo(2);
    assertThat(result.framesWritten()).as("the one that is there is right").isZero();
    assertThat(time("App$now$Frame.class")).isEqualTo(LONG_AGO);
    assertThat(content()).containsOnlyKeys("App.class", "App$now$Frame.class", "Was.class");
  }

  @Test
  void aRewrittenClassWithoutItsFrameIsAnError() throws IOException {
    file("App.class", "done App App$m$Frame");

    RewriteResult result = rewriter.rewrite(List.of(root));

    assertThat(result.failed()).isTrue();
    assertThat(messages(result).get(0)).contains("App$m$Frame.class", "compile again");
  }

  @Test
  void aClassThatLiesWhereItCannotBeFoundIsLeftWithAWarning() throws IOException {
    file("fixtures/App.class", "async com/acme/App");

    RewriteResult result = rewriter.rewrite(List.of(root));

    assertThat(result.failed()).isFalse();
    assertThat(result.rewritten()).isZero();
    assertThat(messages(result).get(0)).contains("com.acme.App", "left as it is");
  }

  @Test
  void aFailureInTheMiddleOfWritingPutsEverythingBackAndNamesTheFile() throws IOException {
    file("A.class", "async A A$m$Frame");
    file("A$m$Frame.class", "frame outdated A");
    file("M$gone$Frame.class", "frame M");
    file("Z.class", "async Z Z$m$Frame");
    file("Z$m$Frame.class/in the way", "a folder that is not empty cannot be replaced by a file");
    Map<String, String> before = content();

    RewriteResult result = rewriter.rewrite(List.of(root));

    assertThat(result.errors()).isEqualTo(1);
    assertThat(messages(result).get(0))
        .contains("cannot write", "Z$m$Frame.class", "every file is as it was before");
    assertThat(result.rewritten()).isZero();
    assertThat(content()).isEqualTo(before);
    for (String file : before.keySet()) {
      assertThat(time(file)).as(file).isEqualTo(LONG_AGO);
    }
  }

  @Test
  void aFailureInOneRootPutsBackTheOthers() throws IOException {
    Path first = Files.createDirectory(root.resolve("first"));
    Path second = Files.createDirectory(root.resolve("second"));
    file("first/A.class", "async A A$m$Frame");
    file("second/B.class", "async B B$m$Frame");
    file("second/B$m$Frame.class/in the way", "");
    Map<String, String> before = content();

    RewriteResult result = rewriter.rewrite(List.of(first, second));

    assertThat(result.failed()).isTrue();
    assertThat(content()).isEqualTo(before);
  }

  @Test
  void anErrorInOneRootKeepsTheOthersToo() throws IOException {
    Path first = Files.createDirectory(root.resolve("first"));
    Path second = Files.createDirectory(root.resolve("second"));
    file("first/A.class", "async A");
    file("second/B.class", "wrong B");

    RewriteResult result = rewriter.rewrite(List.of(first, second));

    assertThat(result.failed()).isTrue();
    assertThat(content()).containsEntry("first/A.class", "async A");
  }

  @Test
  void whatAKilledProcessLeftBehindIsRemoved() throws IOException {
    file(".fermata-staging/0.new", "half writ");
    file(".fermata-staging/1.old", "old");
    file("App.class", "plain App");

    RewriteResult result = rewriter.rewrite(List.of(root));

    assertThat(result.problems()).isEmpty();
    assertThat(content()).containsOnlyKeys("App.class");
  }

  @Test
  void aStagingFolderThatCannotBeMadeIsReported() throws IOException {
    file(".fermata-staging", "a file in its place");
    file("App.class", "async App");

    RewriteResult result = rewriter.rewrite(List.of(root));

    assertThat(messages(result).get(0)).contains("cannot write", ".fermata-staging");
    assertThat(content()).containsEntry("App.class", "async App");
  }

  @Test
  void aCheckSaysWhatWouldBeDoneAndDoesNot() throws IOException {
    file("App.class", "async App App$m$Frame");

    RewriteResult result = rewriter.check(List.of(root));

    assertThat(result.rewritten()).isEqualTo(1);
    assertThat(result.framesWritten()).isEqualTo(1);
    assertThat(content()).containsExactly(Map.entry("App.class", "async App App$m$Frame"));
  }

  @Test
  void aRootThatIsNotThereIsAnError() {
    RewriteResult result = rewriter.rewrite(List.of(root.resolve("nowhere")));

    assertThat(messages(result).get(0)).contains("nowhere", "there is no such file");
  }

  @Test
  void aRootThatIsGivenTwiceIsRewrittenOnce() throws IOException {
    file("App.class", "async App");

    RewriteResult result =
        rewriter.rewrite(List.of(root, root.resolve("../" + root.getFileName())));

    assertThat(result.rewritten()).isEqualTo(1);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void replacedFilesKeepTheirPermissions() throws IOException {
    file("App.class", "async App");
    Files.setPosixFilePermissions(
        root.resolve("App.class"), PosixFilePermissions.fromString("rw-rw-r-x"));

    rewriter.rewrite(List.of(root));

    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("App.class"))))
        .isEqualTo("rw-rw-r-x");
  }

  private void file(String name, String content) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    age(name);
  }

  private void age(String name) throws IOException {
    Files.setLastModifiedTime(root.resolve(name), LONG_AGO);
  }

  private FileTime time(String name) throws IOException {
    return Files.getLastModifiedTime(root.resolve(name));
  }

  private Map<String, String> content() throws IOException {
    Map<String, String> content = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        content.put(root.relativize(file).toString().replace('\\', '/'), Files.readString(file));
      }
    }
    return content;
  }

  private static List<String> messages(RewriteResult result) {
    return result.problems().stream().map(Problem::message).toList();
  }
}
