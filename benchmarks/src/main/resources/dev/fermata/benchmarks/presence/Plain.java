package app;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An ordinary class: some fields, some methods, a few of them called when it is loaded. */
public class Plain {
  private static final Map<String, Integer> LENGTHS = new HashMap<>();

  static {
    new Plain("name", 3).fill("a", "bc", "def");
  }

  private final String name;
  private final List<String> items = new ArrayList<>();
  private int count;

  public Plain(String name, int count) {
    this.name = name;
    this.count = count;
  }

  public String name() {
    return name;
  }

  public int count() {
    return count;
  }

  public List<String> items() {
    return List.copyOf(items);
  }

  public void fill(String... values) {
    for (String value : values) {
      add(value);
    }
  }

  public boolean add(String value) {
    if (value == null || value.isEmpty()) {
      throw new IllegalArgumentException("There is nothing to add");
    }
    LENGTHS.merge(value, value.length(), Integer::sum);
    count++;
    return items.add(value);
  }

  public int longest() {
    int longest = 0;
    for (String item : items) {
      longest = Math.max(longest, LENGTHS.getOrDefault(item, item.length()));
    }
    return longest;
  }

  public String join(String separator) {
    StringBuilder text = new StringBuilder();
    for (String item : items) {
      if (text.length() > 0) {
        text.append(separator);
      }
      text.append(item);
    }
    return text.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Plain && ((Plain) other).name.equals(name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    try {
      return join(", ");
    } catch (RuntimeException e) {
      return name;
    }
  }
}
