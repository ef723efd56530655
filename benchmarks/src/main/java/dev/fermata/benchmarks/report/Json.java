package dev.fermata.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON as far as JMH writes it: into maps, lists, strings and doubles. */
final class Json {
  private final String text;
  private int position;

  private Json(String text) {
    this.text = text;
  }

  static Object parse(String text) {
    return new Json(text).value();
  }

  private Object value() {
    return switch (peek()) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      default -> number();
    };
  }

  private Map<String, Object> object() {
    Map<String, Object> object = new LinkedHashMap<>();
    expect('{');
    while (peek() != '}') {
      String name = string();
      expect(':');
      object.put(name, value());
      skipComma();
    }
    expect('}');
    return object;
  }

  private List<Object> array() {
    List<Object> array = new ArrayList<>();
    expect('[');
    while (peek() != ']') {
      array.add(value());
      skipComma();
    }
    expect(']');
    return array;
  }

  private String string() {
    expect('"');
    StringBuilder string = new StringBuilder();
    while (text.charAt(position) != '"') {
      if (text.charAt(position) == '\\') {
        position++;
      }
      string.append(text.charAt(position++));
    }
    expect('"');
    return string.toString();
  }

  private Double number() {
    int start = position;
    while (position < text.length() && "+-.0123456789Ee".indexOf(text.charAt(position)) >= 0) {
      position++;
    }
    return Double.valueOf(text.substring(start, position));
  }

  private char peek() {
    while (Character.isWhitespace(text.charAt(position))) {
      position++;
    }
    return text.charAt(position);
  }

  private void expect(char c) {
    if (peek() != c) {
      throw new IllegalArgumentException(
          "'" + c + "' expected at offset " + position + ", found '" + text.charAt(position) + "'");
    }
    position++;
  }

  private void skipComma() {
    if (peek() == ',') {
      position++;
    }
  }
}
