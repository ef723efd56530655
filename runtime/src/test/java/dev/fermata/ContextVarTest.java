package dev.fermata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One variable, in plain code. Each test has variables of its own, since its thread keeps them. */
@Timeout(value = 60, threadMode = SEPARATE_THREAD)
class ContextVarTest {
  private final ContextVar<String> bare = new ContextVar<>("bare");
  private final ContextVar<String> variable = new ContextVar<>("variable", "initial");

  @Test
  void hasItsInitialValueUntilItIsSet() {
    assertThat(variable.get()).isEqualTo("initial");
    variable.set("a");
    assertThat(variable.get()).isEqualTo("a");
  }

  @Test
  void withoutAnInitialValueSaysWhatToDo() {
    assertThatThrownBy(bare::get)
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage(
            "The context variable bare is not set here, and has no initial value. Set it, give it"
                + " an initial value, or ask by get(fallback)");
  }

  @Test
  void aFallbackCountsMoreThanTheInitialValue() {
    assertThat(bare.get("fallback")).isEqualTo("fallback");
    assertThat(variable.get("fallback")).isEqualTo("fallback");
    variable.set("a");
    assertThat(variable.get("fallback")).isEqualTo("a");
  }

  @Test
  void maySetNull() {
    variable.set(null);
    assertThat(variable.get()).isNull();
    assertThat(variable.get("fallback")).isNull();
    assertThat(new ContextVar<String>("null", null).get()).isNull();
  }

  @Test
  void resetGoesBackToTheValueBefore() {
    Token<String> first = variable.set("a");
    Token<String> second = variable.set("b");
    variable.reset(second);
    assertThat(variable.get()).isEqualTo("a");
    variable.reset(first);
    assertThat(variable.get()).isEqualTo("initial");
  }

  @Test
  void resetGoesBackToNoValue() {
    Token<String> token = bare.set("a");
    bare.reset(token);
    assertThat(Fermata.copyContext().contains(bare)).isFalse();
    assertThatThrownBy(bare::get).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void resetGoesBackToASetNull() {
    variable.set(null);
    Token<String> token = variable.set("a");
    variable.reset(token);
    assertThat(variable.get()).isNull();
  }

  @Test
  void resetWorksOnce() {
    Token<String> token = variable.set("a");
    variable.reset(token);
    assertThatThrownBy(() -> variable.reset(token))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("This set of ContextVar[variable] has been taken back already");
  }

  @Test
  void resetRefusesTheTokenOfAnotherVariable() {
    Token<String> token = bare.set("a");
    assertThatThrownBy(() -> variable.reset(token))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "A token of ContextVar[bare] cannot reset ContextVar[variable]. Use its own variable");
    assertThat(bare.get()).isEqualTo("a");
  }

  @Test
  void resetRefusesTheTokenOfAnotherContext() {
    Token<String> token = variable.set("a");
    Context copy = Fermata.copyContext();
    assertThatThrownBy(() -> copy.run(() -> variable.reset(token)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("was set in another context");
    variable.reset(token);
    assertThat(variable.get()).isEqualTo("initial");
  }

  @Test
  void aTokenIsAResource() {
    try (Token<String> token = variable.set("a")) {
      assertThat(token.variable()).isSameAs(variable);
      assertThat(variable.get()).isEqualTo("a");
    }
    assertThat(variable.get()).isEqualTo("initial");
  }

  @Test
  void eachThreadHasItsOwnValue() throws InterruptedException {
    variable.set("a");
    List<String> seen = new ArrayList<>();
    Thread thread =
        new Thread(
            () -> {
              seen.add(variable.get());
              variable.set("b");
              seen.add(variable.get());
            });
    thread.start();
    thread.join();
    assertThat(seen).containsExactly("initial", "b");
    assertThat(variable.get()).isEqualTo("a");
  }

  @Test
  void tellsItsName() {
    assertThat(variable.name()).isEqualTo("variable");
    assertThat(variable).hasToString("ContextVar[variable]");
  }
}
