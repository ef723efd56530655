package dev.fermata.transformer.check;

import java.util.function.Consumer;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;

/** Finds methods whose twins would have too many parameters. */
final class CheckParameterCount implements Check {
  /** A method takes 255 slots of parameters (JVMS 4.3.3), and a twin has two of its own. */
  private static final int MOST_SLOTS = 253;

  @Override
  public void check(MethodInClass method, Consumer<Misuse> found) {
    if (method.suspends() && slots(method.node()) > MOST_SLOTS) {
      found.accept(
          method.error(
              "FERMATA-011",
              method.firstLine(),
              "an @Async method has two parameters more once it is rewritten, and this one has no"
                  + " room for them: a method takes 255 slots, where long and double count twice"
                  + " and this counts once. Pass some of the parameters in an object.",
              Sketch.asyncHead(method.node()),
              Sketch.asyncHead(method.node()).replace("(...)", "(Parameters parameters)")));
    }
  }

  private static int slots(MethodNode method) {
    int slots = Type.getArgumentsAndReturnSizes(method.desc) >> 2;
    return (method.access & Opcodes.ACC_STATIC) != 0 ? slots - 1 : slots;
  }
}
