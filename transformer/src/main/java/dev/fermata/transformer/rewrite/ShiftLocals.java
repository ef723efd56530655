package dev.fermata.transformer.rewrite;

import dev.fermata.transformer.model.RuntimeNames;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LocalVariableAnnotationNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Makes room for the driver, the frame and the resume target behind the parameters. Where a long or
 * double lies half in the last slot of the parameters, which shrinkers do and compilers do not, all
 * locals move and the parameters are copied.
 */
final class ShiftLocals {
  private final TwinSlots slots;
  private final boolean straddles;

  private ShiftLocals(TwinSlots slots, boolean straddles) {
    this.slots = slots;
    this.straddles = straddles;
  }

  static void in(MethodNode twin, TwinSlots slots) {
    new ShiftLocals(slots, straddles(twin, slots.parameters() - 1)).apply(twin);
  }

  private static boolean straddles(MethodNode twin, int lastParameterSlot) {
    for (AbstractInsnNode instruction : twin.instructions) {
      if (instruction instanceof VarInsnNode access
          && access.var == lastParameterSlot
          && isWide(access.getOpcode())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWide(int opcode) {
    return opcode == Opcodes.LLOAD
        || opcode == Opcodes.DLOAD
        || opcode == Opcodes.LSTORE
        || opcode == Opcodes.DSTORE;
  }

  private int shifted(int slot) {
    return straddles ? slot + slots.firstLocal() : slots.shifted(slot);
  }

  private void apply(MethodNode twin) {
    for (AbstractInsnNode instruction : twin.instructions) {
      if (instruction instanceof VarInsnNode access) {
        access.var = shifted(access.var);
      } else if (instruction instanceof IincInsnNode increment) {
        increment.var = shifted(increment.var);
      } else if (instruction instanceof FrameNode frame) {
        frame.local = shifted(frame.local);
      }
    }
    if (twin.localVariables != null) {
      for (LocalVariableNode variable : twin.localVariables) {
        variable.index = shifted(variable.index);
      }
    }
    shift(twin.visibleLocalVariableAnnotations);
    shift(twin.invisibleLocalVariableAnnotations);
    int locals = Math.max(twin.maxLocals, slots.parameters());
    twin.maxLocals = locals + (straddles ? slots.firstLocal() : TwinSlots.SHIFT);
    if (straddles) {
      copyParameters(twin);
    }
  }

  private void copyParameters(MethodNode twin) {
    InsnList copies = new InsnList();
    int slot = 0;
    for (Type type : Type.getArgumentTypes(twin.desc)) {
      if (slot < slots.parameters()) {
        copies.add(new VarInsnNode(type.getOpcode(Opcodes.ILOAD), slot));
        copies.add(new VarInsnNode(type.getOpcode(Opcodes.ISTORE), shifted(slot)));
      }
      slot += type.getSize();
    }
    twin.instructions.insert(copies);
  }

  private List<Object> shifted(List<Object> locals) {
    List<Object> result = new ArrayList<>();
    if (straddles) {
      result.addAll(Collections.nCopies(slots.parameters(), Opcodes.TOP));
      addOwn(result);
      result.addAll(locals);
      return result;
    }
    int slot = 0;
    boolean inserted = false;
    for (Object type : locals) {
      if (slot >= slots.parameters() && !inserted) {
        addOwn(result);
        inserted = true;
      }
      result.add(type);
      slot += VerificationTypes.size(type);
    }
    if (!inserted) {
      for (; slot < slots.parameters(); slot++) {
        result.add(Opcodes.TOP);
      }
      addOwn(result);
    }
    return result;
  }

  static void addOwn(List<Object> locals) {
    locals.add(RuntimeNames.DRIVER);
    locals.add(RuntimeNames.FRAME);
    locals.add(Opcodes.INTEGER);
  }

  private void shift(@Nullable List<LocalVariableAnnotationNode> annotations) {
    if (annotations != null) {
      for (LocalVariableAnnotationNode annotation : annotations) {
        annotation.index.replaceAll(this::shifted);
      }
    }
  }
}
