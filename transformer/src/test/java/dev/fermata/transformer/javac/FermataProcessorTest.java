package dev.fermata.transformer.javac;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.transformer.files.InPlaceRewriter;
import dev.fermata.transformer.files.RewriteResult;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FermataProcessorTest {
  private static final String ADDS =
      """
      public class Adds {
        @Async static Task<Integer> one(Task<Integer> number) { return Task.of(await(number) + 1); }
        @Async static Task<Integer> two(Task<Integer> number) {
          return Task.of(await(one(number)) + 1);
        }
        public static int main() {
          Promise<Integer> number = new Promise<>();
          Task<Integer> sum = two(number);
          if (sum.isDone()) throw new AssertionError("blocked");
          number.complete(40);
          return sum.join();
        }
      }
      """;
  private static final String PLAIN = "class Plain { int f() { return 1; } }";

  @TempDir Path folder;
  private Javac javac;

  @BeforeEach
  void useFolder() throws IOException {
    javac = new Javac(folder);
  }

  @Test
  void whatIsCompiledSuspends() throws Exception {
    javac.source("a/Adds.java", ADDS).source("a/Plain.java", PLAIN);

    assertThat(javac.compile()).isEqualTo(new Javac.Outcome(true, List.of()));

    assertThat(javac.output())
        .containsOnlyKeys(
            "a/Adds$one$Frame.class",
            "a/Adds$one$Task.class",
            "a/Adds$two$Frame.class",
            "a/Adds$two$Task.class",
            "a/Adds.class",
            "a/Plain.class");
    assertThat(run(javac.classes())).isEqualTo(42);
  }

  @Test
  void theClassesAreThoseOfTheOtherWays() throws IOException {
    javac.source("a/Adds.java", ADDS);
    javac.compile();
    SortedMap<String, byte[]> byProcessor = javac.output();
    clear(javac.classes());

    javac.processors().compile();
    RewriteResult other = new InPlaceRewriter().rewrite(List.of(javac.classes()));

    assertThat(other.rewritten()).isEqualTo(1);
    assertThat(javac.output()).containsExactlyEntriesOf(byProcessor);
  }

  @Test
  void anotherWayAfterItChangesNothing() throws IOException {
    javac.source("a/Adds.java", ADDS);
    javac.compile();
    SortedMap<String, byte[]> once = javac.output();

    RewriteResult second = new InPlaceRewriter().rewrite(List.of(javac.classes()));

    assertThat(second.problems()).isEmpty();
    assertThat(second.rewritten() + second.framesWritten() + second.framesRemoved()).isZero();
    assertThat(javac.output()).containsExactlyEntriesOf(once);
  }

  @Test
  void compilingAgainGivesTheSame() throws IOException {
    javac.source("a/Adds.java", ADDS);
    javac.compile();
    SortedMap<String, byte[]> once = javac.output();

    assertThat(javac.compile()).isEqualTo(new Javac.Outcome(true, List.of()));

    assertThat(javac.output()).containsExactlyEntriesOf(once);
  }

  @Test
  void aClassThatIsCompiledAloneFitsThoseThatWereRewrittenBefore() throws Exception {
    javac.source("a/Adds.java", ADDS);
    javac.source(
        "a/Base.java",
        "class Base { @Async static Task<Integer> n() { return Task.of(await(Task.of(40))); } }");
    javac.compile();
    byte[] base = javac.output().get("a/Base.class");
    javac.source(
        "a/Adds.java", ADDS.replace("await(number)", "await(number) - 40 + await(Base.n())"));

    Javac.Outcome outcome = javac.compileOnly("a/Adds.java", "-d", javac.classes().toString());

    assertThat(outcome).isEqualTo(new Javac.Outcome(true, List.of()));
    assertThat(run(javac.classes())).isEqualTo(42);
    assertThat(javac.output()).containsEntry("a/Base.class", base);
  }

  @Test
  void framesOfAnEarlierFormOfAClassGoButNotThoseOfOthers() throws IOException {
    javac.source("a/A.java", "class A { @Async void f() { await(Task.done()); } }");
    javac.source("a/B.java", "class B { @Async void f() { await(Task.done()); } }");
    javac.compile();
    javac.source("a/A.java", "class A { }");

    javac.compileOnly("a/A.java", "-d", javac.classes().toString());

    assertThat(javac.output().keySet())
        .contains("a/A.class", "a/B.class", "a/B$f$Task.class")
        .noneMatch(name -> name.startsWith("a/A$"));
  }

  @Test
  void withoutAnOutputFolderClassesAreRewrittenBesideTheirSources() throws Exception {
    javac.source("a/Adds.java", ADDS);

    assertThat(javac.compileOnly("a/Adds.java").messages()).isEmpty();

    assertThat(Javac.classFilesIn(javac.sources())).containsKey("a/Adds$one$Task.class");
    assertThat(run(javac.sources())).isEqualTo(42);
  }

  @Test
  void modulesThatAreCompiledTogetherHaveFoldersOfTheirOwn() throws IOException {
    Path modules = folder.resolve("modules");
    Path file = modules.resolve("m.a/a/Adds.java");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "package a;" + Javac.HEADER + ADDS);
    Files.writeString(modules.resolve("m.a/module-info.java"), "module m.a { }");

    Javac.Outcome outcome =
        javac.compile(
            "--module-source-path",
            modules.toString(),
            "--add-reads",
            "m.a=ALL-UNNAMED",
            "--module",
            "m.a");

    assertThat(outcome).isEqualTo(new Javac.Outcome(true, List.of()));
    assertThat(javac.output()).containsKeys("m.a/a/Adds.class", "m.a/a/Adds$two$Frame.class");
  }

  @Test
  void whatOnlyTheTransformerSeesFailsTheCompilationAndLeavesAllClassesAlone() throws IOException {
    javac.source("a/Adds.java", ADDS);
    javac.source(
        "a/Large.java",
        "class Large { @Async static Task<Integer> sum(Task<Integer> n) { int s = 0;\n"
            + "s += await(n);\n".repeat(4_000)
            + "return Task.of(s); } }");
    javac.processors().compile();
    SortedMap<String, byte[]> untransformed = javac.output();
    clear(javac.classes());

    Javac.Outcome outcome = javac.processors(new FermataProcessor()).compile();

    assertThat(outcome.ok()).isFalse();
    assertThat(outcome.messages())
        .singleElement()
        .asString()
        .startsWith("ERROR FERMATA-008: a.Large.sum(Large.java");
    assertThat(javac.output()).containsExactlyEntriesOf(untransformed);
  }

  @Test
  void nothingIsRewrittenInACompilationWithErrors() throws IOException {
    // javac writes the first before it looks at the second.
    javac.source("a/Adds.java", ADDS);
    javac.source("a/Wrong.java", "class Wrong { int f() { return true; } }");

    Javac.Outcome outcome = javac.compile();

    assertThat(outcome.ok()).isFalse();
    assertThat(outcome.messages()).hasSize(1);
    assertThat(javac.output().keySet()).noneMatch(name -> name.contains("$"));
  }

  @Test
  void whatIsCompiledOnlyBecauseItIsReferredToMayStayUnwritten() throws IOException {
    javac.source("a/Adds.java", ADDS);
    javac.source(
        "a/Base.java", "class Base extends Adds { @Async void f() { await(two(null)); } }");
    String[] options = {
      "-d", javac.classes().toString(), "-sourcepath", javac.sources().toString(), "-implicit:none"
    };

    assertThat(javac.compileOnly("a/Base.java", options).ok()).isTrue();

    assertThat(javac.output()).containsOnlyKeys("a/Base.class", "a/Base$f$Task.class");
  }

  @Test
  void itCanBeSkipped() throws IOException {
    javac.source("a/Adds.java", ADDS);

    assertThat(javac.compile("-Afermata.skip=true")).isEqualTo(new Javac.Outcome(true, List.of()));

    assertThat(javac.output()).containsOnlyKeys("a/Adds.class");
  }

  @Test
  void aMisspeltOptionIsAnError() throws IOException {
    javac.source("a/Adds.java", ADDS);

    Javac.Outcome outcome = javac.compile("-Afermata.skpi=true");

    assertThat(outcome.ok()).isFalse();
    assertThat(outcome.messages())
        .contains(
            "ERROR Fermata: unknown option -Afermata.skpi; there is only one: -Afermata.skip=true");
  }

  @Test
  void itWorksInTheWrapperOfGradle() throws IOException {
    rewritesIn(new WrappingProcessor(WrappedEnvironment::new));
  }

  @Test
  void itWorksInTheProxyOfIntellij() throws IOException {
    rewritesIn(new WrappingProcessor(FermataProcessorTest::proxyWithEnvironment));
  }

  private void rewritesIn(Processor processor) throws IOException {
    javac.source("a/Adds.java", ADDS);

    Javac.Outcome outcome = javac.processors(processor).compile();

    assertThat(outcome).isEqualTo(new Javac.Outcome(true, List.of()));
    assertThat(javac.output()).containsKey("a/Adds$one$Task.class");
  }

  @Test
  void anotherCompilerIsToldOnceThatItNeedsAnotherWay() throws IOException {
    javac.source("a/Adds.java", ADDS).source("a/B.java", "class B { @Async void f() {} }");

    Javac.Outcome outcome =
        javac.processors(new WrappingProcessor(FermataProcessorTest::otherCompiler)).compile();

    assertThat(outcome.ok()).isTrue();
    assertThat(outcome.messages())
        .singleElement()
        .asString()
        .startsWith("WARNING Fermata: this compiler is not javac")
        .contains("Maven plugin, command line or agent");
    assertThat(javac.output()).containsOnlyKeys("a/Adds.class", "a/B.class");
  }

  @Test
  void anotherCompilerMayCompileWhatDoesNotUseFermata() throws IOException {
    javac.source("a/Plain.java", PLAIN);

    Javac.Outcome outcome =
        javac.processors(new WrappingProcessor(FermataProcessorTest::otherCompiler)).compile();

    assertThat(outcome).isEqualTo(new Javac.Outcome(true, List.of()));
  }

  private static ProcessingEnvironment proxyWithEnvironment(Object environment) {
    return proxy((proxy, method, arguments) -> call(method, environment, arguments));
  }

  /** Nothing in it leads to javac's own. */
  private static ProcessingEnvironment otherCompiler(ProcessingEnvironment environment) {
    List<ProcessingEnvironment> hidden = List.of(environment);
    return proxy((proxy, method, arguments) -> call(method, hidden.get(0), arguments));
  }

  private static ProcessingEnvironment proxy(InvocationHandler handler) {
    return (ProcessingEnvironment)
        Proxy.newProxyInstance(
            FermataProcessorTest.class.getClassLoader(),
            new Class<?>[] {ProcessingEnvironment.class},
            handler);
  }

  private static Object call(Method method, Object target, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static int run(Path classes) throws Exception {
    URL[] urls = {classes.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(urls)) {
      return (int) loader.loadClass("a.Adds").getMethod("main").invoke(null);
    }
  }

  private static void clear(Path classes) throws IOException {
    for (String file : Javac.classFilesIn(classes).keySet()) {
      Files.delete(classes.resolve(file));
    }
  }
}
