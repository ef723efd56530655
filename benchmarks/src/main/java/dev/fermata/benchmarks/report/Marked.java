package dev.fermata.benchmarks.report;

/** Replaces the parts of a page that are generated, which stand between comments. */
final class Marked {
  private Marked() {}

  /**
   * Puts a text between the comments {@code <!-- generated: name -->} and {@code <!-- end -->}.
   *
   * @throws IllegalArgumentException if the page has no such comments
   */
  static String replace(String page, String name, String text) {
    String start = "<!-- generated: " + name + " -->\n";
    int from = page.indexOf(start);
    int to = page.indexOf("<!-- end -->", from);
    if (from < 0 || to < 0) {
      throw new IllegalArgumentException("The page has no part called " + name);
    }
    return page.substring(0, from + start.length()) + "\n" + text + "\n" + page.substring(to);
  }
}
