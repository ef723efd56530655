package dev.fermata.transformer.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EdgesTest {
  private final Edges edges = new Edges(10);

  @Test
  void leadNowhereAtFirst() {
    assertThat(edges.from(0)).isEmpty();
  }

  @Test
  void areInAscendingOrderHoweverTheyAreAdded() {
    for (int to : new int[] {7, 2, 9, 0, 5}) {
      edges.add(3, to);
    }

    assertThat(edges.from(3)).containsExactly(0, 2, 5, 7, 9);
    assertThat(edges.from(2)).isEmpty();
  }

  @Test
  void areThereOnce() {
    for (int to : new int[] {4, 4, 1, 4, 1}) {
      edges.add(3, to);
    }

    assertThat(edges.from(3)).containsExactly(1, 4);
  }

  @Test
  void moreCanBeAddedAfterALook() {
    edges.add(3, 4);
    assertThat(edges.from(3)).containsExactly(4);
    edges.add(3, 2);
    edges.add(3, 6);

    assertThat(edges.from(3)).containsExactly(2, 4, 6);
  }

  @Test
  void joinThoseOfOthers() {
    edges.add(3, 4);
    Edges others = new Edges(10);
    others.add(3, 1);
    others.add(3, 4);
    others.add(5, 6);
    edges.addAll(others);

    assertThat(edges.from(3)).containsExactly(1, 4);
    assertThat(edges.from(5)).containsExactly(6);
  }

  @Test
  void leadBackInReverse() {
    edges.add(3, 4);
    edges.add(1, 4);
    edges.add(4, 1);
    Edges reversed = edges.reversed();

    assertThat(reversed.from(4)).containsExactly(1, 3);
    assertThat(reversed.from(1)).containsExactly(4);
    assertThat(reversed.from(3)).isEmpty();
  }
}
