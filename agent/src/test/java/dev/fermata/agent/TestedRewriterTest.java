package dev.fermata.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.transformer.ClassUnit;
import dev.fermata.transformer.Transformation;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TestedRewriterTest {
  private static final byte[] CLASS_FILE = {1};

  private final List<String> events = new ArrayList<>();

  @Test
  void aLookAtAClassTestsNothing() {
    TestedRewriter rewriter = new TestedRewriter(new Recorder(), () -> events.add("test"));

    assertThat(rewriter.isCandidate(CLASS_FILE)).isTrue();
    assertThat(events).containsExactly("look");
  }

  @Test
  void theTestRunsOnceAndBeforeTheFirstClass() {
    TestedRewriter rewriter = new TestedRewriter(new Recorder(), () -> events.add("test"));

    rewrite(rewriter, "A");
    rewrite(rewriter, "B");

    assertThat(events).containsExactly("test", "A", "B");
  }

  @Test
  void whenItFailsNoClassIsRewritten() {
    TestedRewriter rewriter =
        new TestedRewriter(
            new Recorder(),
            () -> {
              throw new IllegalStateException("the self-test failed");
            });

    for (String name : List.of("A", "B")) {
      assertThatThrownBy(() -> rewrite(rewriter, name)).hasMessage("the self-test failed");
    }
    assertThat(events).isEmpty();
  }

  @Test
  void aClassThatTheAgentCannotBeLinkedToIsAFailureToo() {
    TestedRewriter rewriter =
        new TestedRewriter(
            new Recorder(),
            () -> {
              throw new NoClassDefFoundError("Gone");
            });

    assertThatThrownBy(() -> rewrite(rewriter, "A")).hasMessageContaining("Gone");
    assertThatThrownBy(() -> rewrite(rewriter, "B")).hasMessageContaining("Gone");
  }

  @Test
  void aClassThatIsLoadedByTheTestDoesNotWaitForIt() {
    TestedRewriter[] rewriter = new TestedRewriter[1];
    rewriter[0] = new TestedRewriter(new Recorder(), () -> rewrite(rewriter[0], "of the test"));

    rewrite(rewriter[0], "A");

    assertThat(events).containsExactly("of the test", "A");
  }

  private static void rewrite(TestedRewriter rewriter, String name) {
    assertThat(rewriter.transform(CLASS_FILE, new NoUnit(), name).name()).isEqualTo(name);
  }

  private final class Recorder implements ClassRewriter {
    @Override
    public boolean isCandidate(byte[] classFile) {
      events.add("look");
      return true;
    }

    @Override
    public Transformation transform(byte[] classFile, ClassUnit unit, String sourceName) {
      events.add(sourceName);
      return new Transformation(sourceName, null, new TreeMap<>(), List.of());
    }
  }
}
