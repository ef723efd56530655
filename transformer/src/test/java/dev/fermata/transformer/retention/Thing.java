package dev.fermata.transformer.retention;

/** An object like any other, that can be opened, closed and used. */
public class Thing implements Named, AutoCloseable {
  private final String name;

  public Thing(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  /** Needs the object to be there. */
  public int use() {
    return name.length();
  }

  @Override
  public void close() {
    use();
  }
}
