package dev.fermata.transformer.proof;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes a failing program smaller for as long as it still fails. */
final class Shrink {
  private final Predicate<Node> fails;
  private int attemptsLeft;

  private Shrink(Predicate<Node> fails, int attempts) {
    this.fails = fails;
    attemptsLeft = attempts;
  }

  /**
   * The smallest program that {@code attempts} tries find.
   *
   * @param fails false also for what is no valid program
   */
  static Node apply(Node program, Predicate<Node> fails, int attempts) {
    return new Shrink(fails, attempts).apply(program);
  }

  private Node apply(Node program) {
    Node smallest = program;
    Optional<Node> next = Optional.of(program);
    while (next.isPresent()) {
      smallest = next.get();
      next = smaller(smallest).takeWhile(candidate -> attemptsLeft-- > 0).filter(fails).findFirst();
    }
    return smallest;
  }

  /** All programs that are one step smaller; those that leave out most come first. */
  private static Stream<Node> smaller(Node node) {
    Stream<Node> inside =
        IntStream.range(0, node.children().size())
            .boxed()
            .flatMap(i -> smaller(node.children().get(i)).map(child -> node.withChild(i, child)));
    return Stream.concat(inPlaceOf(node), inside);
  }

  private static Stream<Node> inPlaceOf(Node node) {
    return switch (node.kind()) {
      case FIXED -> Stream.empty();
      case BLOCK ->
          IntStream.range(0, node.children().size())
              .mapToObj(i -> node.withoutChild(node.children().size() - 1 - i));
      case STATEMENT ->
          node.children().stream()
              .filter(child -> child.kind() == Node.Kind.BLOCK)
              .map(child -> Node.statement("{ #0 }", child))
              .filter(candidate -> !candidate.equals(node));
      case EXPRESSION -> {
        Node simplest = Node.literal(node.type(), 0);
        Stream<Node> parts = node.children().stream().filter(child -> child.type() == node.type());
        yield node.equals(simplest) ? Stream.empty() : Stream.concat(Stream.of(simplest), parts);
      }
    };
  }
}
