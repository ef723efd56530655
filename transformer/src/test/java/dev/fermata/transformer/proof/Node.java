package dev.fermata.transformer.proof;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a random program: Java text in which {@code #0} to {@code #9} stand for its children.
 * The children of a block stand one after the other, without a text.
 *
 * @param kind what may take its place
 * @param type the type of an expression, null for others
 */
record Node(Kind kind, ValueType type, String text, List<Node> children) {
  enum Kind {
    /** Any child can be left out. */
    BLOCK,
    STATEMENT,
    EXPRESSION,
    /** Only its children can change. */
    FIXED
  }

  Node {
    children = List.copyOf(children);
  }

  static Node block(List<Node> children) {
    return new Node(Kind.BLOCK, null, "", children);
  }

  static Node statement(String text, Node... children) {
    return new Node(Kind.STATEMENT, null, text, List.of(children));
  }

  static Node expression(ValueType type, String text, Node... children) {
    return new Node(Kind.EXPRESSION, type, text, List.of(children));
  }

  static Node fixed(String text, Node... children) {
    return new Node(Kind.FIXED, null, text, List.of(children));
  }

  static Node literal(ValueType type, int index) {
    return expression(type, type.literals().get(index));
  }

  Node withChild(int index, Node child) {
    List<Node> changed = new ArrayList<>(children);
    changed.set(index, child);
    return new Node(kind, type, text, changed);
  }

  Node withoutChild(int index) {
    List<Node> changed = new ArrayList<>(children);
    changed.remove(index);
    return new Node(kind, type, text, changed);
  }

  /** The Java text. */
  String source() {
    StringBuilder source = new StringBuilder();
    write(source);
    return source.toString();
  }

  private void write(StringBuilder source) {
    if (kind == Kind.BLOCK) {
      for (Node child : children) {
        child.write(source);
        source.append('\n');
      }
      return;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '#') {
        children.get(text.charAt(++i) - '0').write(source);
      } else {
        source.append(text.charAt(i));
      }
    }
  }
}
