package dev.fermata.transformer.rewrite;

import dev.fermata.transformer.model.AsyncMethod;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Gives the receiver a name that debuggers show. They pass over a variable that is named {@code
 * this}, since an instance method has a receiver anyway; a twin is static.
 */
final class RenameReceiver {
  static final String NAME = "$this";

  private RenameReceiver() {}

  static void in(MethodNode twin, AsyncMethod method) {
    if (method.isStatic() || twin.localVariables == null) {
      return;
    }
    for (LocalVariableNode variable : twin.localVariables) {
      if (variable.index == 0 && variable.name.equals("this")) {
        variable.name = NAME;
      }
    }
  }
}
