package dev.fermata.transformer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Warning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every id that a user may meet is explained, and nothing is explained that there is not. */
class ProblemsDocumentationTest {
  private static final Path SOURCES = Path.of("src", "main", "java");
  private static final Path DOCUMENTATION = Path.of("..", "docs", "problems.md");
  private static final Pattern ID_IN_CODE = Pattern.compile("\"(FERMATA-\\d{3})\"");
  private static final Pattern HEADING = Pattern.compile("(?m)^## (FERMATA-\\d{3})$");

  @Test
  void everyIdHasASectionAndEverySectionAnId() throws IOException {
    assertThat(sections().keySet()).isNotEmpty().isEqualTo(idsInCode());
  }

  @Test
  void sectionsStandInTheOrderOfTheirIds() throws IOException {
    List<String> headings =
        HEADING
            .matcher(Files.readString(DOCUMENTATION))
            .results()
            .map(heading -> heading.group(1))
            .toList();

    assertThat(headings).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void everySectionSaysWhatIsWrongWhatIsRightAndWhy() throws IOException {
    sections()
        .forEach(
            (id, text) ->
                assertThat(text).as(id).containsSubsequence("\nWrong:", "\nRight:", "\nWhy:"));
  }

  @Test
  void everyWarningIsNamedInTheSectionOfItsId() throws IOException {
    String all = Files.readString(DOCUMENTATION);

    for (Warning warning : Warning.values()) {
      assertThat(all).contains("`Warning." + warning + "` allows it.");
    }
  }

  @Test
  void aProblemLeadsToTheHeadingOfItsId() {
    Problem problem = new Problem(Severity.ERROR, "FERMATA-003", "", null, null, null, 0);

    assertThat(problem.documentation()).isEqualTo("docs/problems.md#fermata-003");
  }

  private static SortedSet<String> idsInCode() throws IOException {
    SortedSet<String> ids = new TreeSet<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        Matcher id = ID_IN_CODE.matcher(Files.readString(file));
        while (id.find()) {
          ids.add(id.group(1));
        }
      }
    }
    return ids;
  }

  private static SortedMap<String, String> sections() throws IOException {
    SortedMap<String, String> sections = new TreeMap<>();
    String all = Files.readString(DOCUMENTATION);
    Matcher heading = HEADING.matcher(all);
    String id = null;
    int start = 0;
    while (heading.find()) {
      if (id != null) {
        sections.put(id, all.substring(start, heading.start()));
      }
      id = heading.group(1);
      start = heading.end();
    }
    if (id != null) {
      sections.put(id, all.substring(start));
    }
    return sections;
  }
}
