package dev.fermata.transformer.rewrite;

import dev.fermata.transformer.flow.SourceLines;
import dev.fermata.transformer.model.RuntimeNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Has {@code catch (Exception e)} let the cancellation of its own task pass, as Python's {@code
 * except Exception} does (bpo-32528): clean-up code that means to survive errors does not mean to
 * survive a cancellation. {@code catch (CancellationException e)}, {@code catch (Throwable t)} and
 * {@code finally} see it.
 *
 * <p>Each such handler gets a guard before it, which throws the cancellation again. Where it lands
 * then is decided by the entries behind the handler's own in the exception table, just as if this
 * one had not matched, so the guard is covered by those; but not by such as would let it pass too.
 */
final class PassCancellation {
  /** What {@code CancellationException} extends, but {@code Throwable}. */
  private static final Set<String> WIDER =
      Set.of(
          "java/lang/IllegalStateException", "java/lang/RuntimeException", "java/lang/Exception");

  private final MethodNode twin;
  private final TwinSlots slots;
  private final Map<Guarded, LabelNode> guards = new LinkedHashMap<>();
  private final List<TryCatchBlockNode> table = new ArrayList<>();

  private PassCancellation(MethodNode twin, TwinSlots slots) {
    this.twin = twin;
    this.slots = slots;
  }

  static void in(MethodNode twin, TwinSlots slots) {
    if (twin.tryCatchBlocks.stream().anyMatch(PassCancellation::isWider)) {
      new PassCancellation(twin, slots).apply();
    }
  }

  private static boolean isWider(TryCatchBlockNode entry) {
    return entry.type != null && WIDER.contains(entry.type);
  }

  private void apply() {
    List<TryCatchBlockNode> entries = List.copyOf(twin.tryCatchBlocks);
    for (int i = 0; i < entries.size(); i++) {
      TryCatchBlockNode entry = entries.get(i);
      if (isWider(entry)) {
        guard(entry, entries.subList(i + 1, entries.size()));
      } else {
        table.add(entry);
      }
    }
    twin.tryCatchBlocks = table;
    guards.forEach(this::append);
  }

  /** Splits {@code entry} where the entries behind it begin and end. */
  private void guard(TryCatchBlockNode entry, List<TryCatchBlockNode> later) {
    LabelNode start = null;
    List<Outer> outers = List.of();
    for (AbstractInsnNode node = entry.start; node != entry.end; node = node.getNext()) {
      if (node instanceof LabelNode label) {
        List<Outer> here = outersAt(label, later);
        if (start == null || !here.equals(outers)) {
          addEntry(entry, start, label, outers);
          start = label;
          outers = here;
        }
      }
    }
    addEntry(entry, start, entry.end, outers);
  }

  private void addEntry(
      TryCatchBlockNode entry, @Nullable LabelNode start, LabelNode end, List<Outer> outers) {
    if (start != null && hasCode(start, end)) {
      Guarded guarded = new Guarded(entry.handler, entry.type, outers);
      LabelNode guard = guards.computeIfAbsent(guarded, key -> new LabelNode());
      table.add(new TryCatchBlockNode(start, end, guard, entry.type));
    }
  }

  private static boolean hasCode(LabelNode start, LabelNode end) {
    for (AbstractInsnNode node = start; node != end; node = node.getNext()) {
      if (node.getOpcode() >= 0) {
        return true;
      }
    }
    return false;
  }

  private List<Outer> outersAt(LabelNode label, List<TryCatchBlockNode> later) {
    int index = twin.instructions.indexOf(label);
    List<Outer> outers = new ArrayList<>();
    for (TryCatchBlockNode other : later) {
      if (!isWider(other)
          && twin.instructions.indexOf(other.start) <= index
          && index < twin.instructions.indexOf(other.end)) {
        outers.add(new Outer(other.handler, other.type));
      }
    }
    return outers;
  }

  private void append(Guarded guarded, LabelNode guard) {
    LabelNode end = new LabelNode();
    InsnList code = twin.instructions;
    code.add(guard);
    code.add(VerificationTypes.frame(localsAt(guarded), List.of(guarded.type())));
    int line = SourceLines.firstFrom(guarded.handler());
    if (line > 0) {
      code.add(new LineNumberNode(line, guard));
    }
    code.add(new InsnNode(Opcodes.DUP));
    code.add(new VarInsnNode(Opcodes.ALOAD, slots.driver()));
    code.add(new InsnNode(Opcodes.SWAP));
    code.add(
        new MethodInsnNode(
            Opcodes.INVOKEVIRTUAL,
            RuntimeNames.DRIVER,
            "passCancellation",
            "(Ljava/lang/Throwable;)V",
            false));
    code.add(end);
    code.add(new JumpInsnNode(Opcodes.GOTO, guarded.handler()));
    for (Outer outer : guarded.outers()) {
      table.add(new TryCatchBlockNode(guard, end, outer.handler(), outer.type()));
    }
  }

  /** What all the handlers that the guard may lead to rely on. */
  private static List<Object> localsAt(Guarded guarded) {
    List<LabelNode> targets = new ArrayList<>(List.of(guarded.handler()));
    guarded.outers().forEach(outer -> targets.add(outer.handler()));
    return CommonLocals.of(targets);
  }

  /** A handler, for what it catches, in code where these entries come behind. */
  private record Guarded(LabelNode handler, String type, List<Outer> outers) {}

  private record Outer(LabelNode handler, @Nullable String type) {}
}
