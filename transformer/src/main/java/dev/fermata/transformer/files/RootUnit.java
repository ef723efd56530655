package dev.fermata.transformer.files;

import dev.fermata.transformer.ClassUnit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The classes of a root that may be linked to each other.
 *
 * <p>In a multi-release jar the virtual machine decides which version of a class there is. A class
 * that has more than one version, or that is below {@code META-INF/versions} at all, is therefore
 * not part of anybody's unit: calls of it go through its public methods, which every version has.
 * The agent keeps to the same rule.
 */
final class RootUnit {
  private final Root root;
  private final Set<ClassPlace> versioned = new HashSet<>();
  private final Map<String, ClassUnit> units = new HashMap<>();

  RootUnit(Root root) {
    this.root = root;
    for (String file : root.classFiles()) {
      ClassPlace place = ClassPlace.of(file);
      if (place.hasVersion()) {
        versioned.add(place.withoutVersion());
      }
    }
  }

  /**
   * The unit as the class at {@code place} sees it; the same one for all classes that see the same.
   */
  ClassUnit seenFrom(ClassPlace place) {
    return units.computeIfAbsent(
        place.container(), container -> name -> classFile(new ClassPlace(container, "", name)));
  }

  private byte @Nullable [] classFile(ClassPlace place) {
    String file = place.file();
    if (versioned.contains(place) || !root.contains(file)) {
      return null;
    }
    try {
      return root.read(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + root.describe(file), e);
    }
  }
}
