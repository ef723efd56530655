package dev.fermata.transformer.files;

import dev.fermata.transformer.ClassUnit;
import dev.fermata.transformer.Transformation;
import dev.fermata.transformer.Transformer;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * The {@link Transformer} as this package uses it; tests of the file handling put a fake in its
 * place.
 */
interface Rewriter {
  Transformation transform(byte[] classFile, ClassUnit unit, String sourceName);

  SortedSet<String> framesOf(byte[] classFile);

  @Nullable String ownerOfFrame(byte[] classFile);

  /** The real one. */
  static Rewriter of(Transformer transformer) {
    return new Rewriter() {
      @Override
      public Transformation transform(byte[] classFile, ClassUnit unit, String sourceName) {
        return transformer.transform(classFile, unit, sourceName);
      }

      @Override
      public SortedSet<String> framesOf(byte[] classFile) {
        return Transformer.framesOf(classFile);
      }

      @Override
      public @Nullable String ownerOfFrame(byte[] classFile) {
        return Transformer.ownerOfFrame(classFile);
      }
    };
  }
}
