package dev.fermata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExceptionGroupTest {
  private final IOException io = new IOException("io");
  private final FileNotFoundException missing = new FileNotFoundException("missing");
  private final IllegalStateException state = new IllegalStateException("state");
  private final ExceptionGroup inner = new ExceptionGroup("inner", List.of(missing, state));
  private final ExceptionGroup group = new ExceptionGroup("outer", List.of(io, inner));
  private final List<Object> log = new ArrayList<>();

  @Test
  void hasAllExceptionsInOrder() {
    assertThat(group.exceptions()).containsExactly(io, inner);
    assertThat(group.leaves()).containsExactly(io, missing, state);
    assertThat(group.count()).isEqualTo(3);
    assertThat(group.getSuppressed()).containsExactly(io, inner);
    assertThat(group).hasMessage("outer");
  }

  @Test
  void cannotBeEmpty() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> new ExceptionGroup("empty", List.of()));
  }

  @Test
  void aSubgroupKeepsTheNesting() {
    ExceptionGroup subgroup = group.subgroup(IOException.class);

    assertThat(subgroup).isNotNull().hasMessage("outer");
    assertThat(subgroup.getStackTrace()).isEqualTo(group.getStackTrace());
    assertThat(subgroup.exceptions()).hasSize(2).startsWith(io);
    assertThat(subgroup.exceptions().get(1))
        .isInstanceOfSatisfying(
            ExceptionGroup.class,
            nested -> {
              assertThat(nested).hasMessage("inner");
              assertThat(nested.exceptions()).containsExactly(missing);
            });
    assertThat(group.subgroup(ArithmeticException.class)).isNull();
  }

  @Test
  void aWholeGroupThatMatchesIsTakenAsItIs() {
    assertThat(group.subgroup(ExceptionGroup.class)).isSameAs(group);
    ExceptionGroup subgroup = group.subgroup(e -> e == inner);
    assertThat(subgroup).isNotNull();
    assertThat(subgroup.exceptions()).containsExactly(inner);
  }

  @Test
  void splitHasBothHalves() {
    ExceptionGroup.Split split = group.split(IOException.class);

    assertThat(split.matching()).isNotNull();
    assertThat(split.matching().leaves()).containsExactly(io, missing);
    assertThat(split.rest()).isNotNull();
    assertThat(split.rest().leaves()).containsExactly(state);
    assertThat(group.split(Throwable.class).rest()).isNull();
    assertThat(group.split(ArithmeticException.class).matching()).isNull();
  }

  @Test
  void handleIsGivenWhatMatchesAndRethrowThrowsTheRest() {
    ExceptionGroup.Unhandled unhandled =
        group
            .handle(FileNotFoundException.class, g -> log.add(g.leaves()))
            .handle(IOException.class, g -> log.add(g.leaves()))
            .handle(ArithmeticException.class, g -> log.add("never"));

    assertThat(log).containsExactly(List.of(missing), List.of(io));
    assertThat(unhandled.rest()).isNotNull();
    assertThatExceptionOfType(ExceptionGroup.class)
        .isThrownBy(unhandled::rethrow)
        .satisfies(e -> assertThat(e.leaves()).containsExactly(state));
  }

  @Test
  void whenAllIsHandledNothingIsThrown() {
    ExceptionGroup.Unhandled unhandled =
        group
            .handle(IOException.class, g -> log.add(1))
            .handle(IllegalStateException.class, g -> log.add(2))
            .handle(Throwable.class, g -> log.add(3));
    unhandled.rethrow();
    assertThat(unhandled.rest()).isNull();
    assertThat(log).containsExactly(1, 2);
  }

  @Test
  void whatHandlersThrowIsThrownWithTheRest() {
    ArithmeticException own = new ArithmeticException("own");
    assertThatExceptionOfType(ExceptionGroup.class)
        .isThrownBy(
            () ->
                group
                    .handle(
                        IOException.class,
                        g -> {
                          throw own;
                        })
                    .rethrow())
        .satisfies(e -> assertThat(e.leaves()).containsExactly(own, state));
  }
}
