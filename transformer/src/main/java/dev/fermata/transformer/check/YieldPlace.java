package dev.fermata.transformer.check;

import dev.fermata.transformer.model.ReturnKind;
import org.jspecify.annotations.Nullable;

/** Which bodies a yield can stand in. */
public final class YieldPlace {
  private YieldPlace() {}

  /**
   * What is wrong with a yield in a body that is rewritten.
   *
   * @param generator the internal name of the class whose method yields
   * @param kind what the body returns
   * @return null if nothing is
   */
  public static @Nullable MisuseText misuse(String generator, ReturnKind kind) {
    if (!kind.isGenerator()) {
      return MisuseText.YIELD_IN_TASK;
    }
    return kind.internalName().equals(generator) ? null : MisuseText.YIELD_OF_ANOTHER_KIND;
  }
}
