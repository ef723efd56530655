package dev.fermata;

/** Receives the exceptions that nobody can catch, see {@link EventLoop#setExceptionHandler}. */
@FunctionalInterface
public interface ExceptionHandler {
  /**
   * Called in the thread where the exception became known, mostly the loop's.
   *
   * @param loop the loop that is concerned
   * @param context what is known
   */
  void handle(EventLoop loop, ExceptionContext context);
}
