package dev.fermata.agent;

import dev.fermata.transformer.ClassUnit;
import dev.fermata.transformer.Transformation;
import dev.fermata.transformer.Transformer;

/**
 * The {@link Transformer} as this package uses it; tests of class loading put a fake in its place.
 */
interface ClassRewriter {
  boolean isCandidate(byte[] classFile);

  Transformation transform(byte[] classFile, ClassUnit unit, String sourceName);

  /** The real one. */
  static ClassRewriter of(Transformer transformer) {
    return new ClassRewriter() {
      @Override
      public boolean isCandidate(byte[] classFile) {
        return Transformer.isCandidate(classFile);
      }

      @Override
      public Transformation transform(byte[] classFile, ClassUnit unit, String sourceName) {
        return transformer.transform(classFile, unit, sourceName);
      }
    };
  }
}
