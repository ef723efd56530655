package dev.fermata.it.context;

import dev.fermata.ContextCarrier;

/** Carries a thread-local, as that of a library that knows nothing of tasks. */
public final class UserCarrier implements ContextCarrier<String> {
  static final ThreadLocal<String> USER = new ThreadLocal<>();

  @Override
  public String capture() {
    return USER.get();
  }

  @Override
  public void restore(String user) {
    if (user == null) {
      USER.remove();
    } else {
      USER.set(user);
    }
  }
}
