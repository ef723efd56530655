package dev.fermata.transformer.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompiledClassesTest {
  private final InPlaceRewriter rewriter = new InPlaceRewriter(new FakeRewriter());
  @TempDir Path root;

  @Test
  void otherClassesOfTheFolderAreLeftAlone() throws IOException {
    file("a/New.class", "async a/New a/New$m$Task");
    file("a/Old.class", "async a/Old a/Old$m$Task");
    file("b/Old.class", "wrong b/Old");

    RewriteResult result = rewrite("a/New.class");

    assertThat(result.problems()).isEmpty();
    assertThat(result.scanned()).isEqualTo(1);
    assertThat(content("a/New.class")).isEqualTo("done a/New a/New$m$Task");
    assertThat(content("a/New$m$Task.class")).isEqualTo("frame a/New");
    assertThat(content("a/Old.class")).isEqualTo("async a/Old a/Old$m$Task");
  }

  @Test
  void framesOfAnEarlierFormAreRemovedAndNoOthers() throws IOException {
    file("a/New.class", "async a/New a/New$now$Task");
    file("a/New$before$Task.class", "frame a/New");
    file("a/New$Inner.class", "done a/New$Inner a/New$Inner$m$Task");
    file("a/New$Inner$m$Task.class", "frame a/New$Inner");
    file("b/New$before$Task.class", "frame b/New");

    RewriteResult result = rewrite("a/New.class");

    assertThat(result.framesRemoved()).isEqualTo(1);
    assertThat(root.resolve("a/New$before$Task.class")).doesNotExist();
    assertThat(root.resolve("a/New$now$Task.class")).exists();
    assertThat(root.resolve("a/New$Inner$m$Task.class")).exists();
    assertThat(root.resolve("b/New$before$Task.class")).exists();
  }

  @Test
  void anErrorInOneFolderLeavesAllAsTheyWere() throws IOException {
    file("one/A.class", "async A");
    file("two/B.class", "wrong B");

    RewriteResult result =
        rewriter.rewriteCompiled(
            new TreeMap<>(
                Map.of(
                    root.resolve("one"), Set.of("A.class"),
                    root.resolve("two"), Set.of("B.class"))));

    assertThat(result.errors()).isEqualTo(1);
    assertThat(content("one/A.class")).isEqualTo("async A");
  }

  @Test
  void aMissingFileIsAnError() {
    assertThat(rewrite("Missing.class").problems())
        .singleElement()
        .asString()
        .contains("FERMATA-101", "Missing.class", "there is no such file");
  }

  @Test
  void aSecondRunTouchesNothing() throws IOException {
    file("A.class", "async A A$m$Frame");
    rewrite("A.class");

    RewriteResult second = rewrite("A.class");

    assertThat(second.problems()).isEmpty();
    assertThat(second.rewritten() + second.framesWritten() + second.framesRemoved()).isZero();
  }

  private RewriteResult rewrite(String file) {
    return rewriter.rewriteCompiled(new TreeMap<>(Map.of(root, Set.of(file))));
  }

  private void file(String name, String content) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private String content(String name) throws IOException {
    return Files.readString(root.resolve(name));
  }
}
