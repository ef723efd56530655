package dev.fermata.transformer.rewrite;

import dev.fermata.transformer.model.RuntimeNames;
import java.util.List;
import java.util.SortedMap;

/**
 * A static method of a frame class that puts values into a frame and returns it, after making the
 * frame if there is none yet. Such a method takes operands off the stack in the order in which they
 * lie there, and keeps the rewritten body small.
 *
 * @param name its name
 * @param values the values that it takes
 * @param cleared the fields of references, descriptors by name, that it sets to null: what they may
 *     hold is dead
 */
record Saver(String name, List<SavedValue> values, SortedMap<String, String> cleared) {
  String descriptor() {
    StringBuilder text = new StringBuilder("(");
    for (SavedValue value : values) {
      text.append(value.descriptor());
    }
    String frame = "L" + RuntimeNames.FRAME + ";";
    return text.append(frame).append(')').append(frame).toString();
  }

  boolean sameEffect(List<SavedValue> otherValues, SortedMap<String, String> otherCleared) {
    if (!cleared.equals(otherCleared) || values.size() != otherValues.size()) {
      return false;
    }
    for (int i = 0; i < values.size(); i++) {
      if (!values.get(i).field().equals(otherValues.get(i).field())) {
        return false;
      }
    }
    return true;
  }
}
