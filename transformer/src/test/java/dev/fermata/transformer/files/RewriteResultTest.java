package dev.fermata.transformer.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.transformer.Problem;
import dev.fermata.transformer.Severity;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RewriteResultTest {
  private static final Problem ERROR =
      new Problem(Severity.ERROR, "FERMATA-999", "wrong", null, null, null, 0);

  @Test
  void theSummaryCountsWhatWasDone() {
    RewriteResult result = new RewriteResult(12, 3, 4, 1, List.of(), Duration.ofMillis(1234));

    assertThat(result.summary())
        .isEqualTo("3 of 12 classes rewritten, 4 generated, 1 stale removed (1.23 s)");
  }

  @Test
  void theSummaryLeavesOutWhatWasNot() {
    assertThat(new RewriteResult(1, 0, 0, 0, List.of(), Duration.ZERO).summary())
        .isEqualTo("0 of 1 class rewritten (0.00 s)");
  }

  @Test
  void theSummaryOfAFailureSaysThatNothingWasDone() {
    assertThat(new RewriteResult(2, 0, 0, 0, List.of(ERROR), Duration.ZERO).summary())
        .isEqualTo("1 error in 2 classes, nothing rewritten (0.00 s)");
  }
}
