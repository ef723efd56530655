package dev.fermata.transformer.samples;

import static dev.fermata.transformer.testing.SampleTests.assertBehavesAsIfItBlocked;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fermata.transformer.testing.ClassFiles;
import dev.fermata.transformer.testing.Compile;
import org.junit.jupiter.api.Test;

/** What javac 17 does not know; these are skipped where the tests run on it. */
class NewerJavaTest {
  private static final String HEAD =
      """
      import static dev.fermata.Fermata.await;
      import dev.fermata.*;
      import dev.fermata.transformer.testing.Probe;
      """;

  @Test
  void patternSwitchWithAwaitsInGuardsAndCases() {
    assertBehavesAsIfItBlocked(
        compile(
            """
            class App {
              sealed interface Shape permits Circle, Square {}
              record Circle(double r) implements Shape {}
              record Square(Point corner, int side) implements Shape {}
              record Point(int x, int y) {}
              @Async static Task<String> main(Probe p) {
                String s = "";
                for (Shape shape : new Shape[] {
                    new Circle(1), new Circle(5), new Square(new Point(1, 2), 3), new Square(null, 4)}) {
                  s += switch (await(p.get(shape))) {
                    case Circle c when await(p.get(c.r())) > 2 -> "large " + await(p.get("circle "));
                    case Circle(double r) -> "circle " + await(p.get(r)) + " ";
                    case Square(Point(int x, int y), int side) when await(p.get(x)) < y ->
                        "square " + (x + await(p.get(y)) + side) + " ";
                    case Square q -> await(p.get("other ")) + q.side();
                  };
                }
                return Task.of(s);
              }
            }
            """),
        "App",
        "main",
        "circle 1.0 large circle square 6 other 4");
  }

  @Test
  void patternSwitchOverObjectsAndNull() {
    assertBehavesAsIfItBlocked(
        compile(
            """
            class App {
              @Async static Task<String> main(Probe p) {
                String s = "";
                for (Object o : new Object[] {1, "text", null, 2.5, 20}) {
                  switch (o) {
                    case null -> s += await(p.get("null"));
                    case Integer i when i > await(p.get(10)) -> s += await(p.get("large"));
                    case Integer i -> s += i;
                    case String t -> { await(p.get(0)); s += t; }
                    default -> s += await(p.get(o));
                  }
                  s += " ";
                }
                return Task.of(s.trim());
              }
            }
            """),
        "App",
        "main",
        "1 text null 2.5 large");
  }

  private static ClassFiles compile(String source) {
    assumeTrue(Runtime.version().feature() >= 21);
    return Compile.withDebugInformation().sources(HEAD + source);
  }
}
