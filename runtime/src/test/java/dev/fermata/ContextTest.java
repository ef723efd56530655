package dev.fermata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = SEPARATE_THREAD)
class ContextTest {
  private final ContextVar<Integer> a = new ContextVar<>("a", 0);
  private final ContextVar<Integer> b = new ContextVar<>("b", 0);

  @Test
  void aNewOneIsEmpty() {
    a.set(1);
    Context context = new Context();
    assertThat(context.contains(a)).isFalse();
    assertThat(context.variables()).isEmpty();
    assertThat(context.get(a)).isZero();
    assertThat(context.<Integer>call(a::get)).isZero();
  }

  @Test
  void aCopyHasTheValuesOfTheRunningCode() {
    a.set(1);
    Context context = Fermata.copyContext();
    a.set(2);
    assertThat(context.get(a)).isEqualTo(1);
    assertThat(context.<Integer>call(a::get)).isEqualTo(1);
    assertThat(a.get()).isEqualTo(2);
  }

  @Test
  void whatCodeSetsInItStaysThere() {
    Context context = new Context();
    context.run(() -> a.set(1));
    assertThat(context.get(a)).isEqualTo(1);
    assertThat(a.get()).isZero();
    assertThat(context.<Integer>call(a::get)).isEqualTo(1);
  }

  @Test
  void aCopyOfACopyIsIndependent() {
    Context first = new Context();
    first.run(() -> a.set(1));
    Context second = first.copy();
    second.run(() -> a.set(2));
    assertThat(first.get(a)).isEqualTo(1);
    assertThat(second.get(a)).isEqualTo(2);
  }

  @Test
  void listsItsVariablesInTheOrderInWhichTheyWereFirstSet() {
    Context context = new Context();
    context.run(
        () -> {
          b.set(1);
          a.set(1);
          b.set(2);
        });
    assertThat(context.variables()).containsExactly(b, a);
  }

  @Test
  void keepsTheOtherVariablesWhenOneIsReset() {
    List<ContextVar<Integer>> many = new ArrayList<>();
    Context context = new Context();
    context.run(
        () -> {
          for (int i = 0; i < 5; i++) {
            many.add(new ContextVar<>("v" + i));
          }
          List<Token<Integer>> tokens = many.stream().map(v -> v.set(many.indexOf(v))).toList();
          tokens.get(2).close();
          tokens.get(0).close();
          tokens.get(4).close();
        });
    assertThat(context.variables()).containsExactly(many.get(1), many.get(3));
    assertThat(context.get(many.get(1))).isEqualTo(1);
    assertThat(context.get(many.get(3))).isEqualTo(3);
  }

  @Test
  void contextsNest() {
    Context outer = new Context();
    Context inner = new Context();
    List<Integer> seen = new ArrayList<>();
    outer.run(
        () -> {
          a.set(1);
          inner.run(() -> a.set(2));
          seen.add(a.get());
        });
    assertThat(seen).containsExactly(1);
    assertThat(inner.get(a)).isEqualTo(2);
  }

  @Test
  void cannotBeEnteredByCodeThatRunsInIt() {
    Context context = new Context();
    assertThatThrownBy(() -> context.run(() -> context.run(() -> {})))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("runs in the context already");
    assertThat(context.<Integer>call(a::get)).isZero();
  }

  @Test
  void isLeftWhenTheCodeFails() {
    Context context = new Context();
    assertThatThrownBy(
            () ->
                context.call(
                    () -> {
                      a.set(1);
                      throw new IOException("no");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("no");
    assertThat(a.get()).isZero();
    assertThat(context.get(a)).isEqualTo(1);
  }
}
