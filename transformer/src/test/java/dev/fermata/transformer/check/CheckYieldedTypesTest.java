package dev.fermata.transformer.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.transformer.Correction;
import dev.fermata.transformer.Problem;
import org.junit.jupiter.api.Test;

class CheckYieldedTypesTest {
  @Test
  void aValueThatCanNeverBeAnItem() {
    CheckedSource.assertWrong(
        "FERMATA-028",
        """
        class App<C extends Number> {
          enum Color { RED }
          record Point(int x) {}
          static class Open {}
          static class Other {}
          @Async Generator<Long> box() {
            Generator.yield(1); // wrong
            Generator.yield(1L);
            return Generator.end();
          }
          @Async Generator<Integer> classes(Open open, String text, StringBuilder builder) {
            Generator.yield(open); // wrong
            Generator.yield(text); // wrong
            Generator.yield(builder.append(1)); // wrong
            Generator.yield(1 + text); // wrong
            return Generator.end();
          }
          @Async Generator<Open> unit(Other other, Color color, Point point) {
            Generator.yield(other); // wrong
            Generator.yield(color); // wrong
            Generator.yield(point); // wrong
            Generator.yield(new Open[0]); // wrong
            return Generator.end();
          }
          @Async Generator<Runnable> interfaces(Point point, Integer integer, Open open) {
            Generator.yield(point); // wrong
            Generator.yield(integer); // wrong
            Generator.yield(open);
            return Generator.end();
          }
          @Async Generator<Point> toFinal(Runnable runnable, CharSequence text, Object any) {
            Generator.yield(runnable); // wrong
            Generator.yield(text); // wrong
            Generator.yield(any);
            return Generator.end();
          }
          @Async Generator<int[]> arrays(long[] longs, int[][] deeper, Object[] objects) {
            Generator.yield(longs); // wrong
            Generator.yield(deeper); // wrong
            Generator.yield(objects); // wrong
            Generator.yield(1); // wrong
            Generator.yield(new int[0]);
            return Generator.end();
          }
          @Async Generator<Number[]> arraysOfObjects(String[] strings, Runnable[] runnables) {
            Generator.yield(strings); // wrong
            Generator.yield(runnables);
            Generator.yield(new Integer[0]);
            Generator.yield(new Object[0]);
            return Generator.end();
          }
          @Async Generator<? extends Number> wildcard(String text) {
            Generator.yield(text); // wrong
            Generator.yield(1);
            return Generator.end();
          }
          @Async <M extends C> Generator<M> variable(String text) {
            Generator.yield(text); // wrong
            Generator.yield(1);
            return Generator.end();
          }
          @Async <C extends Runnable & Comparable<C>> Generator<C[]> hides(Point[] points) {
            Generator.yield(points); // wrong
            Generator.yield(new Thread[0]);
            return Generator.end();
          }
          @Async AsyncGenerator<java.util.Map.Entry<String, Integer>> entries() {
            AsyncGenerator.yield(""); // wrong
            AsyncGenerator.yield(java.util.Map.entry("", 1));
            return AsyncGenerator.end();
          }
          @Async Coroutine<Integer, String, Long> coroutine() {
            Coroutine.yield(""); // wrong
            Integer sent = Coroutine.yield(1); // wrong
            int number = Coroutine.yield(2); // wrong
            CharSequence text = Coroutine.yield(3);
            Object any = Coroutine.yield(4);
            return Coroutine.end(1L);
          }
          @SuppressWarnings({"unchecked", "rawtypes"})
          @Async Coroutine<Integer, String, Long> raw() {
            Coroutine.yield(1);
            return (Coroutine) Coroutine.end(1); // wrong
          }
        }
        """);
  }

  @Test
  void whatMayBeAnItemIsFine() {
    assertThat(
            CheckedSource.problems(
                """
                class App<T> {
                  static class Base implements java.util.function.Supplier<String> {
                    public String get() { return ""; }
                  }
                  static class Derived extends Base {}
                  static final class Last extends Derived {}
                  class Inner<U> {
                    @Async Generator<T> ofOuter() { Generator.yield(""); return Generator.end(); }
                    @Async Generator<U> own() { Generator.yield(1); return Generator.end(); }
                  }
                  @Async Generator<Base> subclasses(Derived derived, Object object) {
                    Generator.yield(derived);
                    Generator.yield(new Last());
                    Generator.yield(object);
                    Generator.yield(null);
                    return Generator.end();
                  }
                  @Async Generator<Last> superclasses(Base base, Supplier<?> supplier) {
                    Generator.yield(base);
                    Generator.yield(supplier);
                    return Generator.end();
                  }
                  @Async Generator<Supplier<String>> interfaces(Last last, Runnable runnable) {
                    Generator.yield(last);
                    Generator.yield(runnable);
                    return Generator.end();
                  }
                  @Async Generator<? super Integer> lowerBound() {
                    Generator.yield("");
                    return Generator.end();
                  }
                  @Async Generator<?> unbounded() {
                    Generator.yield("");
                    return Generator.end();
                  }
                  @Async Generator raw() {
                    Generator.yield("");
                    return Generator.end();
                  }
                  @Async Generator<java.io.Serializable> arrays(boolean choice) {
                    Generator.yield(new int[0]);
                    Generator.yield(choice ? 1 : "");
                    return Generator.end();
                  }
                  @Async Generator<java.util.List<String>> otherArguments(
                      java.util.List<Integer> numbers) {
                    Generator.yield(numbers);
                    return Generator.end();
                  }
                  @Async <V extends Comparable<V>> Generator<V> comparable() {
                    Generator.yield("");
                    Generator.yield(1);
                    return Generator.end();
                  }
                }
                """))
        .isEmpty();
  }

  @Test
  void aClassThatIsNotToBeFoundMayBeAnything() {
    assertThat(
            CheckedSource.problems(
                """
                class App {
                  @Async Generator<org.junit.jupiter.api.Test> m(
                      org.assertj.core.api.Assertions unknown) {
                    Generator.yield(unknown);
                    Generator.yield("");
                    return Generator.end();
                  }
                }
                """))
        .isEmpty();
  }

  @Test
  void theMessageAndTheCorrectionNameBothTypes() {
    assertThat(
            CheckedSource.problems(
                """
                class App {
                  @Async Coroutine<Long, String, Void> m() {
                    Coroutine.yield(1);
                    int[] sent = Coroutine.yield(1L);
                    return Coroutine.end();
                  }
                }
                """))
        .satisfiesExactly(
            item -> {
              assertThat(item.message())
                  .startsWith("this yields Integer, and the items are declared as Long, which");
              assertThat(item.correction())
                  .isEqualTo(
                      new Correction(
                          "Integer value = ...; Coroutine.yield(value);",
                          "Long value = ...; Coroutine.yield(value);"));
            },
            sent -> {
              assertThat(sent.message())
                  .startsWith("this takes what is sent as int[], and it is declared as String,");
              assertThat(sent.correction())
                  .isEqualTo(
                      new Correction(
                          "int[] received = Coroutine.yield(...);",
                          "String received = Coroutine.yield(...);"));
            });
  }

  @Test
  void anAnonymousClassIsCalledSo() {
    assertThat(
            CheckedSource.problems(
                """
                class App {
                  @Async Generator<String> m() {
                    Generator.yield(new Object() {});
                    return Generator.end();
                  }
                }
                """))
        .extracting(Problem::message)
        .singleElement()
        .asString()
        .startsWith("this yields an anonymous class, and");
  }
}
