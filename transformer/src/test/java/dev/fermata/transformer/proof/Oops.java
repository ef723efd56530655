package dev.fermata.transformer.proof;

/** What random programs throw. */
public class Oops extends RuntimeException {
  private static final long serialVersionUID = 1;

  Oops(String message) {
    super(message, null, true, false);
  }

  /** A special case, which a handler may tell apart. */
  public static final class Snag extends Oops {
    private static final long serialVersionUID = 1;

    Snag(String message) {
      super(message);
    }
  }
}
