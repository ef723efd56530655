package dev.fermata.transformer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.transformer.samples.CallSamples;
import dev.fermata.transformer.samples.DeclarationSamples;
import dev.fermata.transformer.samples.ExceptionSamples;
import dev.fermata.transformer.testing.Assemble;
import dev.fermata.transformer.testing.ClassFiles;
import dev.fermata.transformer.testing.Compile;
import dev.fermata.transformer.testing.Outcome;
import dev.fermata.transformer.testing.Program;
import dev.fermata.transformer.testing.RunSample;
import dev.fermata.transformer.testing.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

class TransformerTest {
  private static final String CALLER =
      """
      import static dev.fermata.Fermata.await;
      import dev.fermata.*;
      import dev.fermata.transformer.testing.Probe;
      class Caller {
        @Async static Task<String> main(Probe p) {
          int number = await(Callee.number(p));
          return Task.of(number + await(new Callee().text(p)));
        }
      }
      """;
  private static final String CALLEE =
      """
      import static dev.fermata.Fermata.await;
      import dev.fermata.*;
      import dev.fermata.transformer.testing.Probe;
      class Callee {
        @Async static Task<Integer> number(Probe p) { int n = await(p.get(7)); return Task.of(n); }
        @Async final Task<String> text(Probe p) { return Task.of(await(p.get("text"))); }
      }
      """;

  @Test
  void sameInputGivesTheSameOutputByteForByte() {
    ClassFiles files = ClassFiles.of(ExceptionSamples.class, DeclarationSamples.class);
    ClassFiles first = Program.rewrite(files);
    ClassFiles second = Program.rewrite(files);

    assertThat(first.byName().keySet()).isEqualTo(second.byName().keySet());
    first
        .byName()
        .forEach((name, bytes) -> assertThat(second.classFile(name)).as(name).isEqualTo(bytes));
  }

  @Test
  void outputDoesNotDependOnTheOrderInWhichClassesCome() {
    ClassFiles files = Compile.withDebugInformation().sources(CALLER, CALLEE);
    Transformer forwards = new Transformer();
    byte[] caller = forwards.transform(files.classFile("Caller"), files, "").rewritten();
    byte[] callee = forwards.transform(files.classFile("Callee"), files, "").rewritten();
    Transformer backwards = new Transformer();

    assertThat(backwards.transform(files.classFile("Callee"), files, "").rewritten())
        .isEqualTo(callee);
    assertThat(backwards.transform(files.classFile("Caller"), files, "").rewritten())
        .isEqualTo(caller);
  }

  @Test
  void transformingTwiceChangesNothing() {
    ClassFiles once = Program.rewrite(ClassFiles.of(CallSamples.class));
    Transformer transformer = new Transformer();

    once.byName()
        .forEach(
            (name, bytes) -> {
              Transformation again = transformer.transform(bytes, once, name);
              assertThat(again.rewritten()).as(name).isNull();
              assertThat(again.frames()).as(name).isEmpty();
              assertThat(again.problems()).as(name).isEmpty();
            });
  }

  @Test
  void classWithoutAsyncMethodsIsLeftAlone() {
    ClassFiles files = Compile.withDebugInformation().sources("class App { void m() {} }");

    Transformation done = new Transformer().transform(files.single(), files, "App.class");

    assertThat(done.rewritten()).isNull();
    assertThat(done.problems()).isEmpty();
  }

  @Test
  void calleeOfTheSameUnitIsCalledDirectly() {
    ClassFiles rewritten = Program.rewrite(Compile.withDebugInformation().sources(CALLER, CALLEE));

    assertThat(twinCalls(rewritten)).containsExactlyInAnyOrder("number", "text");
    assertThat(run(Program.rewritten(rewritten))).isEqualTo("7text");
  }

  @Test
  void calleeThatWasRewrittenEarlierIsCalledDirectly() {
    ClassFiles files = Compile.withDebugInformation().sources(CALLER, CALLEE);
    TreeMap<String, byte[]> earlier = new TreeMap<>(Program.rewrite(files).byName());
    earlier.put("Caller", files.classFile("Caller"));

    ClassFiles rewritten = Program.rewrite(new ClassFiles(earlier));

    assertThat(twinCalls(rewritten)).containsExactlyInAnyOrder("number", "text");
    assertThat(run(Program.rewritten(rewritten))).isEqualTo("7text");
  }

  @Test
  void calleeOfAnotherUnitIsCalledThroughItsMethod() {
    ClassFiles files = Compile.withDebugInformation().sources(CALLER, CALLEE);
    byte[] caller = files.classFile("Caller");
    Transformation done =
        new Transformer()
            .transform(caller, name -> name.equals("Caller") ? caller : null, "Caller.class");
    TreeMap<String, byte[]> all = new TreeMap<>(Program.rewrite(files).byName());
    all.put("Caller", done.rewritten());
    all.putAll(done.frames());
    ClassFiles rewritten = new ClassFiles(all);

    assertThat(twinCalls(rewritten)).isEmpty();
    assertThat(run(Program.rewritten(rewritten))).isEqualTo("7text");
  }

  @Test
  void overridableCalleeIsCalledThroughItsMethod() {
    ClassFiles rewritten =
        Program.rewrite(
            Compile.withDebugInformation()
                .sources(CALLER, CALLEE.replace("final Task<String> text", "Task<String> text")));

    assertThat(twinCalls(rewritten)).containsExactly("number");
    assertThat(run(Program.rewritten(rewritten))).isEqualTo("7text");
  }

  @Test
  void referencedClassesNeedNotExist() {
    ClassFiles files =
        Compile.withDebugInformation()
            .sources(
                """
                import static dev.fermata.Fermata.await;
                import dev.fermata.*;
                class App {
                  static class Gone extends RuntimeException {
                    Gone(Object argument) {}
                    Gone other() { return this; }
                  }
                  static class GoneToo extends Gone {
                    GoneToo() { super(null); }
                  }
                  @Async static Task<Gone> main(Gone parameter, Gone[] array, Task<Boolean> t) {
                    Gone merged = await(t) ? new Gone(await(t)) : new GoneToo();
                    try {
                      for (Gone gone : array) {
                        merged = await(t) ? gone : merged.other();
                      }
                      return Task.of(merged);
                    } catch (GoneToo e) {
                      await(t);
                      return Task.of(e);
                    } finally {
                      await(t);
                      parameter.other();
                    }
                  }
                }
                """);
    byte[] app = files.classFile("App");

    Transformation done = new Transformer().transform(app, name -> null, "App.class");

    assertThat(done.problems()).isEmpty();
    assertThat(done.rewritten()).isNotNull();
    Program.rewritten(files);
  }

  @Test
  void rewrittenClassNamesItsFramesAndTheyNameIt() {
    ClassFiles rewritten = Program.rewrite(Compile.withDebugInformation().sources(CALLER, CALLEE));

    assertThat(Transformer.framesOf(rewritten.classFile("Callee")))
        .containsExactly(
            "Callee$number$Frame", "Callee$number$Task", "Callee$text$Frame", "Callee$text$Task");
    assertThat(Transformer.ownerOfFrame(rewritten.classFile("Callee$text$Task")))
        .isEqualTo("Callee");
    assertThat(Transformer.ownerOfFrame(rewritten.classFile("Callee"))).isNull();
    assertThat(Transformer.framesOf(rewritten.classFile("Callee$text$Task"))).isEmpty();
    assertThat(Transformer.framesOf(new byte[] {1, 2, 3})).isEmpty();
    assertThat(Transformer.ownerOfFrame(new byte[] {1, 2, 3})).isNull();
  }

  @Test
  void overridableMethodHasNoDirectFrame() {
    ClassFiles rewritten =
        Program.rewrite(
            Compile.withDebugInformation()
                .sources(CALLER, CALLEE.replace("final Task<String> text", "Task<String> text")));

    assertThat(rewritten.byName().keySet())
        .contains("Callee$text$Task")
        .doesNotContain("Callee$text$Frame");
  }

  @Test
  void frameThatTheNameOfAClassCollidesWithGetsANumber() {
    ClassFiles files =
        Compile.withDebugInformation()
            .sources(
                """
                import static dev.fermata.Fermata.await;
                import dev.fermata.*;
                import dev.fermata.transformer.testing.Probe;
                class App {
                  static class m$Task {}
                  @Async static Task<String> m(Probe p) { return Task.of(await(p.get("x"))); }
                  @Async static Task<String> m(Probe p, int i) { return Task.of(await(p.get("y"))); }
                }
                """);

    ClassFiles rewritten = Program.rewritten(files).files();

    assertThat(rewritten.byName().keySet())
        .contains("App$m$Task", "App$m$Task2", "App$m$Task3", "App$m$Frame", "App$m$Frame2");
    assertThat(rewritten.classFile("App$m$Task")).isEqualTo(files.classFile("App$m$Task"));
  }

  @Test
  void framesOfMethodsWithDollarsInTheirNamesDoNotCollideWithThoseOfNestedClasses() {
    ClassFiles files =
        Compile.withDebugInformation()
            .sources(
                """
                import static dev.fermata.Fermata.await;
                import dev.fermata.*;
                import dev.fermata.transformer.testing.Probe;
                class Caller {
                  static class B {
                    @Async static Task<String> m(Probe p) { return Task.of(await(p.get("y"))); }
                  }
                  @Async static Task<String> B$m(Probe p) {
                    int i = 1;
                    return Task.of(await(p.get("x")) + i);
                  }
                  @Async static Task<String> main(Probe p) {
                    return Task.of(await(B$m(p)) + await(B.m(p)));
                  }
                }
                """);

    assertThat(run(Program.rewritten(files))).isEqualTo("x1y");
  }

  @Test
  void truncatedFileIsReportedWhereverItEnds() {
    ClassFiles files = Compile.withDebugInformation().sources(CALLER, CALLEE);
    byte[] whole = files.classFile("Caller");

    for (int length = 0; length < whole.length; length++) {
      Transformation done =
          new Transformer().transform(Arrays.copyOf(whole, length), files, "Caller.class");
      assertThat(done.problems())
          .as("%s of %s bytes", length, whole.length)
          .singleElement()
          .satisfies(
              problem -> {
                assertThat(problem.id()).isEqualTo("FERMATA-001");
                assertThat(problem.sourceFile()).isEqualTo("Caller.class");
              });
    }
  }

  @Test
  void truncatedClassOfTheUnitIsNoReasonToFailForOthers() {
    ClassFiles files = Compile.withDebugInformation().sources(CALLER, CALLEE);

    Transformation done =
        new Transformer()
            .transform(
                files.classFile("Caller"), name -> Arrays.copyOf(files.classFile(name), 50), "");

    assertThat(done.problems()).isEmpty();
    assertThat(done.rewritten()).isNotNull();
  }

  @Test
  void methodOver64KilobytesIsReportedByName() {
    ClassFiles files =
        Assemble.sample(
            code -> {
              for (int i = 0; i < 3_000; i++) {
                Assemble.awaitInt(code, 1);
                code.visitInsn(Opcodes.POP);
              }
              code.visitLdcInsn("x");
              Assemble.returnTask(code);
            });

    assertThat(Program.problems(files))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.id()).isEqualTo("FERMATA-008");
              assertThat(problem.method()).isEqualTo(Assemble.METHOD);
            });
  }

  @Test
  void classWithMoreConstantsThanFitIsReportedAsTooLarge() {
    ClassNode node = new ClassNode();
    new ClassReader(Assemble.sample(code -> returnAwaited(code)).single()).accept(node, 0);
    // Each has a name, and all have the same type.
    for (int i = 0; i < 65_480; i++) {
      node.fields.add(new FieldNode(Opcodes.ACC_STATIC, "f" + i, "I", null, null));
    }
    ClassWriter writer = new ClassWriter(0);
    node.accept(writer);

    assertThat(Program.problems(ClassFiles.of(writer.toByteArray())))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.id()).isEqualTo("FERMATA-008");
              assertThat(problem.className()).isEqualTo(Assemble.CLASS);
              assertThat(problem.message())
                  .matches(
                      "the class is too large: 655\\d\\d entries in its constant pool after rewriting,"
                          + " where a class file allows 65534\\. Move some of its members .*");
            });
  }

  private static void returnAwaited(MethodVisitor code) {
    Assemble.awaitText(code, "text");
    Assemble.returnTask(code);
  }

  @Test
  void classOfTheUnitThatCannotBeReadIsReportedWithItsPlaceAndTheReason() {
    ClassFiles files = Compile.withDebugInformation().sources(CALLER, CALLEE);

    Transformation result =
        new Transformer()
            .transform(
                files.classFile("Caller"),
                name -> {
                  throw new UncheckedIOException("cannot read " + name, new IOException("no disk"));
                },
                "Caller.class");

    assertThat(result.rewritten()).isNull();
    assertThat(result.problems())
        .singleElement()
        .hasToString(
            "error: FERMATA-101 Caller(Caller.java): cannot read Callee, to which this class may be"
                + " linked (java.io.IOException: no disk). Give the permission to read it, or build"
                + " it again.\n  see docs/problems.md#fermata-101");
  }

  @Test
  void userCodeStaysInAMethodThatIsNotSynthetic() {
    ClassNode callee = new ClassNode();
    new ClassReader(
            Program.rewrite(Compile.withDebugInformation().sources(CALLER, CALLEE))
                .classFile("Callee"))
        .accept(callee, 0);

    for (MethodNode method : callee.methods) {
      if (isTwin(method.desc)) {
        assertThat(method.access & Opcodes.ACC_SYNTHETIC).as(method.name).isZero();
        assertThat(method.localVariables).as(method.name).isNotEmpty();
      }
    }
    assertThat(callee.methods.stream().filter(method -> isTwin(method.desc)).map(m -> m.name))
        .containsExactlyInAnyOrder("number", "text");
  }

  private static String run(Program program) {
    Outcome outcome = new RunSample(program, "Caller", "main").with(Waiting.ALWAYS, 0);
    return outcome.result();
  }

  private static boolean isTwin(String descriptor) {
    return descriptor.contains("Ldev/fermata/abi/Driver;Ldev/fermata/abi/Frame;)");
  }

  /** The twins that the caller's twin calls. */
  private static Set<String> twinCalls(ClassFiles files) {
    ClassNode caller = new ClassNode();
    new ClassReader(files.classFile("Caller")).accept(caller, 0);
    Set<String> calls = new TreeSet<>();
    for (MethodNode method : caller.methods) {
      for (AbstractInsnNode instruction : method.instructions) {
        if (instruction instanceof MethodInsnNode call
            && call.owner.equals("Callee")
            && isTwin(call.desc)) {
          calls.add(call.name);
        }
      }
    }
    return calls;
  }
}
