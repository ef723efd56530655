package dev.fermata.it.tutorial;

import static dev.fermata.it.tutorial.Seconds.seconds;

/** Judit finishes one game before she begins the next: 12 hours. */
public final class ChessSync {
  private ChessSync() {}

  static double play(int board) {
    long start = System.nanoTime();
    for (int move = 1; move <= Chess.MOVE_PAIRS; move++) {
      Chess.think(seconds(Chess.JUDIT));
      System.out.println("BOARD-" + board + " " + move + " Judit made a move.");
      Chess.think(seconds(Chess.OPPONENT));
      System.out.println("BOARD-" + board + " " + move + " Opponent made move.");
    }
    double took = Seconds.since(start);
    System.out.printf("BOARD-%d - >>>>>>>>>>>>>>>> Finished move in %.0f secs%n", board, took);
    return took;
  }

  public static void main(String[] args) {
    double boards = 0;
    for (int board = 0; board < Chess.OPPONENTS; board++) {
      boards += play(board);
    }
    Chess.printExhibition(boards);
  }
}
