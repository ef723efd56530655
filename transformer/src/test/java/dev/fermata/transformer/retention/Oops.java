package dev.fermata.transformer.retention;

/** An exception that can be told from others. */
public final class Oops extends RuntimeException implements Named {
  private static final long serialVersionUID = 1;

  private final String name;

  public Oops(String name) {
    super(null, null, false, false);
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }
}
