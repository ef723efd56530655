package dev.fermata.it;

import dev.fermata.it.tutorial.ChessAsync;
import dev.fermata.it.tutorial.ChessSync;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("dev.fermata.it.Launch#all")
record ChessIT(Launch launch) {
  private static final int OPPONENTS = 24;
  private static final int MOVE_PAIRS = 30;

  @Test
  void oneBoardAfterTheOtherTakesTwelveHours() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int board = 0; board < OPPONENTS; board++) {
      for (int move = 1; move <= MOVE_PAIRS; move++) {
        lines.add(judit(board, move));
        lines.add(opponent(board, move));
      }
      lines.add(finished(board, "{1800..7200}"));
    }
    lines.add(exhibition("{12:00:00..23:59:59}"));

    new ExpectedOutput(lines).check(launch.run(ChessSync.class, "-Dsecond=50"));
  }

  @Test
  void allBoardsAtOnceTakeOneHour() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int move = 1; move <= MOVE_PAIRS; move++) {
      for (int board = 0; board < OPPONENTS; board++) {
        if (move > 1) {
          lines.add(opponent(board, move - 1));
        }
        lines.add(judit(board, move));
      }
    }
    for (int board = 0; board < OPPONENTS; board++) {
      lines.add(opponent(board, MOVE_PAIRS));
      lines.add(finished(board, "{1800..21599}"));
    }
    // Half a day would be too much, but on a busy machine every move may be late.
    lines.add(exhibition("{1:00:00..5:59:59}"));

    new ExpectedOutput(lines).check(launch.run(ChessAsync.class, "-Dsecond=200"));
  }

  private static String judit(int board, int move) {
    return "BOARD-" + board + " " + move + " Judit made a move.";
  }

  private static String opponent(int board, int move) {
    return "BOARD-" + board + " " + move + " Opponent made move.";
  }

  private static String finished(int board, String seconds) {
    return "BOARD-" + board + " - >>>>>>>>>>>>>>>> Finished move in " + seconds + " secs";
  }

  private static String exhibition(String hours) {
    return "Board exhibition finished for " + OPPONENTS + " opponents in " + hours + " hr.";
  }
}
