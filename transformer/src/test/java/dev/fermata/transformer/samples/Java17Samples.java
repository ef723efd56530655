package dev.fermata.transformer.samples;

import static dev.fermata.Fermata.await;

import dev.fermata.Async;
import dev.fermata.Task;
import dev.fermata.transformer.testing.Gives;
import dev.fermata.transformer.testing.Probe;
import java.util.List;

/** What came into the language after Java 8. */
public final class Java17Samples {
  private Java17Samples() {}

  @Gives("3 5")
  @Async
  static Task<String> records(Probe p) {
    Point point = new Point(await(p.get(1)), await(p.get(2)));
    return Task.of(await(point.sum(p)) + " " + await(Point.squared(p, point)));
  }

  record Point(int x, int y) {
    @Async
    Task<Integer> sum(Probe p) {
      return Task.of(await(p.get(x)) + await(p.get(y)));
    }

    @Async
    static Task<Integer> squared(Probe p, Point point) {
      return Task.of(point.x * await(p.get(point.x)) + point.y * await(p.get(point.y)));
    }
  }

  @Gives("private static private")
  @Async
  static Task<String> privateMethodsOfInterfaces(Probe p) {
    HasPrivate o = new HasPrivate() {};
    return Task.of(await(o.run(p)));
  }

  interface HasPrivate {
    @Async
    private Task<String> isPrivate(Probe p) {
      return Task.of(await(p.get("private ")));
    }

    @Async
    private static Task<String> isStatic(Probe p) {
      return Task.of(await(p.get("static private")));
    }

    @Async
    default Task<String> run(Probe p) {
      return Task.of(await(isPrivate(p)) + await(isStatic(p)));
    }
  }

  @Gives("a few one 42")
  @Async
  static Task<String> switchExpressions(Probe p) {
    String s = "a ";
    for (int i = 1; i < 3; i++) {
      s =
          s
              + switch (await(p.get(3 - i))) {
                case 1 -> await(p.get("one "));
                case 2 -> {
                  String few = await(p.get("few"));
                  await(p.get("wait"));
                  yield few + " ";
                }
                default -> throw new IllegalStateException();
              };
    }
    return Task.of(
        s
            + switch (s.length()) {
              case 0 -> 0;
              default -> await(p.get(42));
            });
  }

  @Gives("x caught y z")
  @Async
  static Task<String> switchExpressionWithTry(Probe p) {
    String x = "x ";
    return Task.of(
        x
            + switch (await(p.get(1))) {
              case 1 -> {
                try {
                  yield await(p.<String>fail(new IllegalStateException("y ")));
                } catch (IllegalStateException e) {
                  yield await(p.get("caught ")) + e.getMessage();
                } finally {
                  p.log(await(p.get("finally")));
                }
              }
              default -> "none";
            }
            + await(p.get("z")));
  }

  @Gives("text of 4")
  @Async
  static Task<String> instanceofPattern(Probe p) {
    Object o = await(p.get((Object) "text"));
    if (o instanceof String s && s.length() == await(p.get(4))) {
      return Task.of(s + " of " + await(p.get(s.length())));
    }
    return Task.of("none");
  }

  @Gives("6")
  @Async
  static Task<Integer> varAndTextBlocks(Probe p) {
    var sum = 0;
    for (var i : List.of(1, 2, 3)) {
      sum += await(p.get(i));
      p.log(
          """
          sum
          """
              + sum);
    }
    return Task.of(sum);
  }

  @Gives("13.0 and 4.0")
  @Async
  static Task<String> sealedInterfaces(Probe p) {
    Shape square = new Square(2);
    return Task.of(await(new Circle(2).area(p)) + 1 + " and " + await(square.area(p)));
  }

  sealed interface Shape permits Circle, Square {
    Task<Double> area(Probe p);
  }

  record Circle(double radius) implements Shape {
    @Async
    @Override
    public Task<Double> area(Probe p) {
      return Task.of(3 * await(p.get(radius)) * radius);
    }
  }

  record Square(double side) implements Shape {
    @Async
    @Override
    public Task<Double> area(Probe p) {
      return Task.of(side * await(p.get(side)));
    }
  }
}
