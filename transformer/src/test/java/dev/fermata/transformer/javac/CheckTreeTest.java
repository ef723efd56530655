package dev.fermata.transformer.javac;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.transformer.Problem;
import dev.fermata.transformer.files.InPlaceRewriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Line 1 of each source is {@link Javac#HEADER}. */
class CheckTreeTest {
  private static final String TASK = "await(Task.of(1))";

  @TempDir Path folder;
  private Javac javac;

  @BeforeEach
  void useFolder() throws IOException {
    javac = new Javac(folder);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          int f() { return AWAIT; }                                        | FERMATA-003 | 18
          int f() { return Fermata.AWAIT; }                                | FERMATA-003 | 25
          IntSupplier f = () -> AWAIT;                                     | FERMATA-003 | 23
          int f = AWAIT;                                                   | FERMATA-006 | 9
          { AWAIT; }                                                       | FERMATA-006 | 3
          Bad() { AWAIT; }                                                 | FERMATA-006 | 9
          static int f = AWAIT;                                            | FERMATA-006 | 16
          static { AWAIT; }                                                | FERMATA-006 | 10
          interface I { int F = AWAIT; }                                   | FERMATA-006 | 23
          enum E { A(AWAIT); E(int i) {} }                                 | FERMATA-006 | 12
          record R(int i) { R { i = AWAIT; } }                             | FERMATA-006 | 27
          @Async abstract Task<Integer> f();                               | FERMATA-005 | 31
          @Async native Task<Integer> f();                                 | FERMATA-005 | 29
          @Async Integer f() { return 1; }                                 | FERMATA-004 | 16
          @Async <T extends Task<?>> T[] f() { return null; }              | FERMATA-004 | 32
          @Async synchronized void f() { AWAIT; }                          | FERMATA-007 | 26
          @Async void f() { synchronized (this) { AWAIT; } }               | FERMATA-007 | 41
          @Async void f() { synchronized (this) { if (true) { AWAIT; } } } | FERMATA-007 | 53
          Runnable f = () -> { synchronized (this) { AWAIT; } };           | FERMATA-007 | 44
          Object f = new Object() { int g() { return AWAIT; } };           | FERMATA-003 | 44
          void f(AsyncIterable<?> a) { for (Object o : each(a)) {} }       | FERMATA-017 | 46
          { for (Object o : each(null)) {} }                               | FERMATA-017 | 19
          Supplier<?> f = () -> { for (Object o : each(null)) {} return 1; }; | FERMATA-017 | 41
          @Async void f(AsyncIterable<?> a) { each(a).forEach(o -> {}); }  | FERMATA-018 | 37
          @Async void f(AsyncIterable<?> a) { Object o = each(a); }        | FERMATA-018 | 48
          void f(AsyncCloseable a) { try (a) {} }                          | FERMATA-019 | 33
          void f(AsyncCloseable a) { try (var b = a) {} }                  | FERMATA-019 | 37
          void f(AsyncCloseable a) { a.close(); }                          | FERMATA-019 | 29
          @Async void f(AsyncCloseable a) { synchronized (this) { a.close(); } } | FERMATA-007 | 58
          """)
  void misuseOfAwaitIsReportedWhereItIs(String member, String id, int column) throws IOException {
    assertMisuse(member, id, column);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          void f() { Generator.yield(1); }                                                                  | FERMATA-025 | 21
          GEN f() { Generator.yield(1); Generator.yield(2); END }                                           | FERMATA-025 | 35
          @Async Task<Void> f() { Generator.yield(1); Generator.yield(2); return Task.done(); }             | FERMATA-025 | 34
          @Async void f(Iterable<?> i) { Coroutine.yieldFrom(i); }                                          | FERMATA-025 | 41
          @Async GEN f(Iterable<Integer> i) { Generator.yield(1); i.forEach(x -> Generator.yield(x)); END } | FERMATA-025 | 96
          Supplier<Task<Void>> f = () -> { Generator.yield(1); return Task.done(); };                       | FERMATA-025 | 43
          Bad() { Generator.yield(1); }                                                                     | FERMATA-025 | 18
          static { Generator.yield(1); }                                                                    | FERMATA-025 | 19
          @Async GEN f() { AsyncGenerator.yield(1); END }                                                   | FERMATA-026 | 47
          @Async AsyncGenerator<Integer> f(GEN g) { Generator.yieldFrom(g); return null; }                  | FERMATA-026 | 67
          Supplier<GEN> f = () -> { Coroutine.yield(1); END };                                              | FERMATA-026 | 51
          @Async GEN f() { Generator.yield(AWAIT); AWAIT; END }                                             | FERMATA-027 | 49
          Supplier<GEN> f = () -> { AWAIT; END };                                                           | FERMATA-027 | 42
          @Async GEN f(AsyncIterable<Integer> a) { for (int i : each(a)) Generator.yield(i); AWAIT; END }   | FERMATA-027 | 70
          Supplier<GEN> f = () -> { for (Object o : each(null)) {} END };                                   | FERMATA-027 | 58
          @Async GEN f(AsyncCloseable a) { a.close(); a.close(); END }                                      | FERMATA-027 | 50
          @Async GEN f(AsyncCloseable a) { try (a) { Generator.yield(1); } AWAIT; END }                     | FERMATA-027 | 54
          @Async GEN f(AsyncCloseable a) { AWAIT; a.close(); END }                                          | FERMATA-027 | 49
          @Async AsyncGenerator<?> f(AsyncIterable<?> a) { synchronized (this) { for (Object o : each(a)) {} } return null; } | FERMATA-007 | 88
          @Async AsyncGenerator<?> f(AsyncCloseable a) { synchronized (this) { try (a) {} } return null; }  | FERMATA-007 | 75
          @Async GEN f() { synchronized (this) { Generator.yield(1); } END }                                | FERMATA-007 | 64
          @Async synchronized GEN f() { Generator.yield(1); END }                                           | FERMATA-007 | 40
          @Async Generator<Long> f() { Generator.yield(1); END }                                            | FERMATA-028 | 46
          @Async Generator<? extends Number> f() { Generator.yield(true); END }                             | FERMATA-028 | 58
          @Async <T extends Number> Generator<T> f() { Generator.yield(new int[0]); END }                   | FERMATA-028 | 62
          @Async GEN f() { Generator.yield(new Object() { }); END }                                         | FERMATA-028 | 49
          @Async Coroutine<Integer, String, ?> f() { int i = Coroutine.yield(1); return null; }             | FERMATA-028 | 61
          @Async Iterable<Integer> f() { Generator.yield(1); return null; }                                 | FERMATA-004 | 26
          """)
  void misuseOfYieldIsReportedWhereItIs(String member, String id, int column) throws IOException {
    assertMisuse(member, id, column);
  }

  private void assertMisuse(String member, String id, int column) throws IOException {
    javac.source("a/Bad.java", "abstract class Bad {\n" + code(member) + "\n}");

    Javac.Outcome outcome = javac.compile();

    assertThat(outcome.ok()).isFalse();
    assertThat(outcome.messages())
        .singleElement()
        .asString()
        .startsWith("ERROR Bad.java:3:" + column + ": " + id + ": ");
    assertThat(javac.output()).isEmpty();
    assertThat(textFrom(outcome)).isEqualTo(textOfTransformer());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          @Async Task<Integer> f() { return Task.of(AWAIT); }
          @Async void f() { AWAIT; }
          Supplier<Task<Integer>> f = () -> Task.of(AWAIT);
          Supplier<? extends Task<? extends Number>> f = () -> Task.of(AWAIT);
          Runnable f = () -> AWAIT;
          Bad() { Runnable f = () -> { AWAIT; }; }
          @Async void f() { synchronized (this) { Runnable g = () -> AWAIT; } AWAIT; }
          @Async void f() { synchronized (this) { } AWAIT; }
          @Async void f() { synchronized (await(Task.of(""))) { } }
          interface I { Task<Integer> f(); boolean equals(Object o); } I f = () -> Task.of(AWAIT);
          <T extends Task<Integer>> void g(Supplier<T> s) {} void f() { g(() -> Task.of(AWAIT)); }
          int await(Task<?> t) { return 1; } int f() { return AWAIT; }
          @Async void f(AsyncIterable<String> a) { for (String s : (each(a))) {} }
          @Async void f(AsyncIterable<String> a) { var i = each(a).iterator(); while (i.hasNext()) i.next(); }
          @Async void f(AsyncCloseable a) { try (a) {} a.close(); }
          Runnable f = () -> { for (Object o : each((AsyncIterable<String>) null)) {} };
          interface C extends AsyncCloseable { void close(); } void f(C c) { c.close(); try (c) {} }
          interface C extends AsyncCloseable { default void close() {} } void f(C c) { try (c) {} }
          @Async GEN f(Object o) { Generator.yield(o); Generator.yield(1); Generator.yield(null); END }
          @Async <T extends Number> Generator<T> f(T t) { Generator.yield(t); Generator.yield(1); END }
          @Async Generator<?> f() { Generator.yield(1); Generator.yield(this); END }
          @Async Generator f() { Generator.yield(1); Generator.yield(this); END }
          @Async Coroutine<Integer, Long, ?> f() { Number n = Coroutine.yield(1); return Coroutine.end(n); }
          Supplier<GEN> f = () -> { Generator.yield(1); END };
          Supplier<? extends Generator<? super Integer>> f = () -> { Generator.yield(this); END };
          @Async AsyncGenerator<Integer> f() { AsyncGenerator.yield(AWAIT); return AsyncGenerator.end(); }
          @Async GEN f() { synchronized (this) { } Generator.yield(1); END }
          Generator<String> f() { END }
          """)
  void whatTheTransformerCanRewriteIsNoMisuse(String member) throws IOException {
    javac.source("a/Good.java", "abstract class Bad {\n" + code(member) + "\n}");

    assertThat(javac.compile()).isEqualTo(new Javac.Outcome(true, List.of()));
    assertThat(new InPlaceRewriter().check(List.of(javac.classes())).problems()).isEmpty();
  }

  @Test
  void theFirstAwaitOfAMethodIsReportedButAllMethodsAndClasses() throws IOException {
    javac.source(
        "a/A.java",
        code("class A {\nint f() { AWAIT; return AWAIT; }\nint g() { return AWAIT; }\n}"));
    javac.source("a/B.java", code("class B {}\nclass C { int f() { return AWAIT; }\n}"));

    Javac.Outcome outcome = javac.compile();

    assertThat(outcome.messages())
        .extracting(message -> message.substring(0, message.indexOf(": FERMATA-003: ")))
        .containsExactly("ERROR A.java:3:11", "ERROR A.java:4:18", "ERROR B.java:3:28");
  }

  @Test
  void whatDoesNotCompileIsLeftToTheCompiler() throws IOException {
    javac.source("a/A.java", "class A {\n@Async Missing f() { return await(missing); }\n}");

    Javac.Outcome outcome = javac.compile();

    assertThat(outcome.ok()).isFalse();
    assertThat(outcome.messages()).isNotEmpty().noneMatch(text -> text.contains("FERMATA"));
  }

  /** What class files do not show. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Supplier<GEN> f = () -> { Generator.yield(this); END };                      | 58
          Supplier<? extends GEN> f = () -> { Generator.yield(this); END };            | 68
          @Async GEN f(Iterable<Bad> i) { Generator.yieldFrom(i); END }                | 68
          @Async GEN f(java.util.List<Bad> l) { Generator.yieldFrom(l.stream()); END } | 82
          """)
  void theCompilerKnowsMoreTypes(String member, int column) throws IOException {
    javac.source("a/Bad.java", "abstract class Bad {\n" + code(member) + "\n}");

    assertThat(javac.compile().messages())
        .singleElement()
        .asString()
        .startsWith("ERROR Bad.java:3:" + column + ": FERMATA-028: this yields Bad, and ");
  }

  @Test
  void allYieldsOfAnotherKindAreReported() throws IOException {
    javac.source(
        "a/A.java",
        code("class A { @Async GEN f() {\nCoroutine.yield(1);\nAsyncGenerator.yield(1);\nEND } }"));

    assertThat(javac.compile().messages())
        .extracting(message -> message.substring(0, message.indexOf(" in a body")))
        .containsExactly(
            "ERROR A.java:3:10: FERMATA-026: Coroutine.yield",
            "ERROR A.java:4:15: FERMATA-026: AsyncGenerator.yield");
  }

  private static String code(String text) {
    return text.replace("AWAIT", TASK)
        .replace("GEN", "Generator<Integer>")
        .replace("END", "return Generator.end();");
  }

  private static String textFrom(Javac.Outcome outcome) {
    String message = outcome.messages().get(0);
    return message.substring(message.indexOf("FERMATA"));
  }

  /** What is said of the same code without the processor, line and all. */
  private String textOfTransformer() throws IOException {
    assertThat(javac.processors().compile().ok()).isTrue();
    List<Problem> problems = new InPlaceRewriter().check(List.of(javac.classes())).problems();
    return problems.stream()
        .map(problem -> problem.id() + ": " + problem.message())
        .collect(Collectors.joining("\n"));
  }
}
