package dev.fermata.transformer.rewrite;

import static dev.fermata.transformer.testing.SampleTests.assertGives;

import dev.fermata.transformer.inputs.FirstItem;
import dev.fermata.transformer.testing.Compile;
import dev.fermata.transformer.testing.CompileByEcj;
import dev.fermata.transformer.testing.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a loop ends for which the code alone does not tell. */
class ExpandEachTest {
  private static final String NAME = FirstItem.class.getName();
  private static final Outcome CLOSED_AT_THE_BREAK =
      new Outcome("1", List.of("get 1", "tail", "get close a", "found"));

  @Test
  void javacJumpsBehindTheLoop() {
    assertGives(
        Compile.withoutDebugInformation().sourcesOf(FirstItem.class),
        NAME,
        "first",
        CLOSED_AT_THE_BREAK);
  }

  @Test
  void ecjJumpsElsewhereAndTheScopeOfTheVariableTells() {
    assertGives(
        new CompileByEcj(8, "-g").sourcesOf(FirstItem.class), NAME, "first", CLOSED_AT_THE_BREAK);
  }

  @Test
  void withoutScopesTheIteratorIsClosedBehindWhatOnlyTheBreakLeadsTo() {
    assertGives(
        new CompileByEcj(8, "-g:none").sourcesOf(FirstItem.class),
        NAME,
        "first",
        new Outcome("1", List.of("get 1", "tail", "found", "get close a")));
  }
}
