package dev.fermata.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderTest {
  private static final Path ROOT = Path.of("..");

  @Test
  void theDocsSayWhatTheFilesOfFiguresSay() throws Exception {
    for (var file : Render.files(ROOT).entrySet()) {
      assertThat(ROOT.resolve(file.getKey()))
          .describedAs("benchmarks/run --render writes it again")
          .hasContent(file.getValue());
    }
  }

  @Test
  void onlyTheMarkedPartOfAPageIsReplaced() {
    assertThat(Marked.replace("a\n<!-- generated: x -->\nold\n<!-- end -->\nb", "x", "new\n"))
        .isEqualTo("a\n<!-- generated: x -->\n\nnew\n\n<!-- end -->\nb");
  }

  @Test
  void aPageWithoutThePartIsAnError() {
    assertThatThrownBy(() -> Marked.replace("a", "x", "new"))
        .hasMessage("The page has no part called x");
  }

  @Test
  void aRoughRunIsNoVerdict() {
    assertThat(Samples.set(Samples.result("A", "Fermata", 1)).isRough()).isFalse();
    assertThat(
            new ResultSet("JDK 25", List.of())
                .with(
                    Samples.run("benchmarks/run --rough"),
                    new Measured(List.of(Samples.result("A", "Fermata", 1)), List.of()))
                .isRough())
        .isTrue();
  }

  @Test
  void whatAnEarlierFigureHadIsDeletedAndNothingElse(@TempDir Path root) throws Exception {
    for (Path page : new Path[] {Path.of("docs/performance.md"), Path.of("README.md")}) {
      Files.createDirectories(root.resolve(page).getParent());
      Files.copy(ROOT.resolve(page), root.resolve(page));
    }
    Path results = root.resolve(Render.RESULTS);
    ResultFiles.writeSet(results, "jdk25", Samples.set(Samples.result("A", "Fermata", 1)));
    Files.writeString(results.resolve("z-ns.svg"), "old");
    Files.writeString(results.resolve("mechanisms-jdk25.md"), "of another program");

    Render.write(root);

    assertThat(results).isDirectoryNotContaining("glob:**z-ns.svg");
    assertThat(results.resolve("mechanisms-jdk25.md")).hasContent("of another program");
    assertThat(results.resolve("a-ns.svg")).content().contains("Fermata");
    assertThat(results.resolve("jdk25.md")).content().contains("| Fermata | 1.00 |");
    assertThat(root.resolve("docs/performance.md")).content().contains("results/a-ns.svg");
  }
}
