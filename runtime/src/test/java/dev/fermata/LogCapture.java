package dev.fermata;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Takes what is logged for a class, instead of the console. */
final class LogCapture extends Handler implements AutoCloseable {
  private final Logger logger;
  private final Collection<Throwable> failures;
  private final List<String> messages = new ArrayList<>();

  private LogCapture(Logger logger, Collection<Throwable> failures) {
    this.logger = logger;
    this.failures = failures;
  }

  static LogCapture of(Class<?> type, Collection<Throwable> failures) {
    LogCapture capture = new LogCapture(Logger.getLogger(type.getName()), failures);
    capture.logger.setUseParentHandlers(false);
    capture.logger.addHandler(capture);
    return capture;
  }

  synchronized List<String> messages() {
    return List.copyOf(messages);
  }

  @Override
  public synchronized void publish(LogRecord record) {
    messages.add(record.getMessage());
    if (record.getThrown() != null) {
      failures.add(record.getThrown());
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
    logger.setUseParentHandlers(true);
  }
}
