package dev.fermata.it.tutorial;

import static dev.fermata.Fermata.*;
import static dev.fermata.it.tutorial.Seconds.seconds;

import dev.fermata.Async;
import dev.fermata.Task;
import java.util.ArrayList;
import java.util.List;

/** Judit walks from board to board while her opponents think: one hour. */
public final class ChessAsync {
  private ChessAsync() {}

  @Async
  static Task<Void> play(int board) {
    long start = System.nanoTime();
    for (int move = 1; move <= Chess.MOVE_PAIRS; move++) {
      Chess.think(seconds(Chess.JUDIT));
      System.out.println("BOARD-" + board + " " + move + " Judit made a move.");
      await(sleep(seconds(Chess.OPPONENT)));
      System.out.println("BOARD-" + board + " " + move + " Opponent made move.");
    }
    System.out.printf(
        "BOARD-%d - >>>>>>>>>>>>>>>> Finished move in %.0f secs%n", board, Seconds.since(start));
    return Task.done();
  }

  @Async
  static Task<Void> program() {
    List<Task<Void>> games = new ArrayList<>();
    for (int board = 0; board < Chess.OPPONENTS; board++) {
      int opponent = board;
      games.add(createTask(() -> play(opponent)));
    }
    await(gather(games));
    return Task.done();
  }

  public static void main(String[] args) {
    long start = System.nanoTime();
    run(ChessAsync::program);
    Chess.printExhibition(Seconds.since(start));
  }
}
