package dev.fermata.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.transformer.ClassUnit;
import dev.fermata.transformer.Problem;
import dev.fermata.transformer.Severity;
import dev.fermata.transformer.Transformation;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

class LoadTimeTransformerTest {
  private static final byte[] REWRITTEN = {4, 2};

  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final List<String> defined = new ArrayList<>();
  private final FakeRewriter rewriter = new FakeRewriter();
  private final LoadTimeTransformer transformer =
      new LoadTimeTransformer(
          rewriter,
          (loader, domain, frames) -> defined.addAll(frames.keySet()),
          true,
          false,
          new PrintStream(log, true, UTF_8));
  private final ClassLoader loader = new ClassLoader(null) {};

  @Test
  void aCandidateIsRewrittenAndItsFramesAreDefined() {
    rewriter.frames.put("com/acme/App$m$Frame", new byte[0]);

    assertThat(transform(loader, "com/acme/App", null)).isEqualTo(REWRITTEN);
    assertThat(defined).containsExactly("com/acme/App$m$Frame");
    assertThat(log()).isEmpty();
  }

  @Test
  void aClassThatIsNoCandidateIsNotTouched() {
    rewriter.candidate = false;

    assertThat(transform(loader, "com/acme/App", null)).isNull();
    assertThat(rewriter.transformed).isEmpty();
  }

  @Test
  void theClassesOfTheJdkAreNotEvenScanned() {
    assertThat(transform(null, "java/util/List", null)).isNull();
    assertThat(transform(ClassLoader.getPlatformClassLoader(), "java/sql/Driver", null)).isNull();
    assertThat(rewriter.scanned).isZero();
  }

  @Test
  void aClassThatIsRedefinedIsNotTouched() {
    assertThat(transform(loader, "com/acme/App", String.class)).isNull();
  }

  @Test
  void aClassOfTheAgentIsNotTouched() {
    ProtectionDomain own = LoadTimeTransformer.class.getProtectionDomain();

    assertThat(transformer.transform(null, loader, "dev/fermata/agent/X", null, own, new byte[0]))
        .isNull();
    assertThat(rewriter.transformed).isEmpty();
  }

  @Test
  void aUsersClassInAPackageOfOursIsRewritten() {
    assertThat(transform(loader, "dev/fermata/examples/App", null)).isEqualTo(REWRITTEN);
  }

  @Test
  void aClassThatNeedsNoChangeIsNotTouched() {
    rewriter.rewritten = null;

    assertThat(transform(loader, "com/acme/App", null)).isNull();
    assertThat(defined).isEmpty();
  }

  @Test
  void warningsArePrinted() {
    rewriter.problems.add(problem(Severity.WARNING, "careful"));

    assertThat(transform(loader, "com/acme/App", null)).isEqualTo(REWRITTEN);
    assertThat(log()).startsWith("fermata-agent: warning: FERMATA-999").contains("careful");
  }

  @Test
  void aWarningIsPrintedOnceHoweverManyLoadersHaveTheClass() {
    rewriter.problems.add(problem(Severity.WARNING, "careful"));

    transform(loader, "com/acme/App", null);
    transform(new ClassLoader(null) {}, "com/acme/App", null);

    assertThat(log()).containsOnlyOnce("careful");
  }

  @Test
  void aClassWithAnErrorIsReplacedByOneThatFails() {
    rewriter.problems.add(problem(Severity.ERROR, "an await inside synchronized"));
    rewriter.frames.put("com/acme/App$m$Frame", new byte[0]);

    byte[] failing = transform(loader, "com/acme/App", null);

    assertThat(new String(failing, UTF_8))
        .contains("IllegalStateException", "an await inside synchronized");
    assertThat(log()).contains("error: FERMATA-999", "an await inside synchronized");
    assertThat(defined).isEmpty();
  }

  @Test
  void anUnexpectedExceptionIsPrintedAndTheClassFails() {
    rewriter.defect = new IllegalArgumentException("a bug");

    byte[] failing = transform(loader, "com/acme/App", null);

    assertThat(new String(failing, UTF_8)).contains("IllegalStateException", "a bug");
    assertThat(log()).contains("cannot transform com/acme/App", "a bug");
  }

  private byte[] transform(ClassLoader from, String name, Class<?> redefined) {
    return transformer.transform(null, from, name, redefined, null, classFile());
  }

  private String log() {
    return log.toString(UTF_8);
  }

  private static byte[] classFile() {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "com/acme/App", null, "java/lang/Object", null);
    return writer.toByteArray();
  }

  private static Problem problem(Severity severity, String message) {
    return new Problem(severity, "FERMATA-999", message, null, null, null, 0);
  }

  /** Says what a test wants it to say. */
  private static final class FakeRewriter implements ClassRewriter {
    boolean candidate = true;
    byte[] rewritten = REWRITTEN;
    RuntimeException defect;
    final SortedMap<String, byte[]> frames = new TreeMap<>();
    final List<Problem> problems = new ArrayList<>();
    final List<String> transformed = new ArrayList<>();
    int scanned;

    @Override
    public boolean isCandidate(byte[] classFile) {
      scanned++;
      return candidate;
    }

    @Override
    public Transformation transform(byte[] classFile, ClassUnit unit, String sourceName) {
      if (defect != null) {
        throw defect;
      }
      transformed.add(sourceName);
      return new Transformation("com/acme/App", rewritten, frames, problems);
    }
  }
}
