package dev.fermata.agent.programs;

/** Has nothing to transform. */
public final class Plain {
  private Plain() {}

  public static void main(String[] args) {
    System.out.println("plain runs");
  }
}
