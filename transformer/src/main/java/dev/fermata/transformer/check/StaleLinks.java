package dev.fermata.transformer.check;

import dev.fermata.transformer.model.Callees;
import dev.fermata.transformer.model.RuntimeNames;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Finds calls that a rewritten class makes of twins that its unit has no more.
 *
 * <p>A twin depends on more than the signature of its method: on what the body returns, on whether
 * the method can be overridden, and on the annotation. A compiler that compiles single files does
 * not know that, and leaves callers as they are when one of these changes. Such a caller would not
 * link, or would pass by a method that overrides.
 */
public final class StaleLinks {
  private static final String ID = "FERMATA-107";

  private StaleLinks() {}

  /** What is stale in {@code rewritten}, where {@code callees} are those of its unit as it is. */
  public static List<Misuse> of(ClassNode rewritten, Callees callees) {
    List<Misuse> stale = new ArrayList<>();
    for (MethodNode method : rewritten.methods) {
      int line = 0;
      for (AbstractInsnNode instruction : method.instructions) {
        if (instruction instanceof LineNumberNode number) {
          line = number.line;
        } else if (instruction instanceof MethodInsnNode call
            && isTwinCall(call)
            && !call.owner.equals(rewritten.name)
            && callees.hasNoTwin(call)) {
          stale.add(
              new Misuse(
                  ID,
                  message(call),
                  method.name,
                  method.desc,
                  line,
                  "an incremental build of the callee alone",
                  "a build of both classes",
                  null));
        }
      }
    }
    return stale;
  }

  private static boolean isTwinCall(MethodInsnNode call) {
    return call.getOpcode() == Opcodes.INVOKESTATIC
        && call.desc.contains(RuntimeNames.TWIN_PARAMETERS + ")");
  }

  private static String message(MethodInsnNode call) {
    String callee = call.owner.replace('/', '.');
    return "this class has been rewritten together with an earlier "
        + callee
        + " and would call a "
        + call.name
        + " that "
        + callee
        + " has no more. Compile this class again too, or delete the output and compile all.";
  }
}
