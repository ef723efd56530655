package dev.fermata.transformer.rewrite;

import dev.fermata.transformer.flow.SourceLines;
import dev.fermata.transformer.model.EachLoop;
import dev.fermata.transformer.model.RuntimeNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
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
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Has a loop close its iterator where it is left before its end, as if it stood in a {@code try}
 * with the iterator as its resource (JLS 14.20.3.1):
 *
 * <pre>{@code
 * try {
 *   loop                          // before it is left: await(AsyncClose.of(i))
 * } catch (Throwable t) {
 *   try { await(AsyncClose.of(i)); } catch (Throwable another) { AsyncClose.suppress(t, another); }
 *   throw t;
 * }
 * }</pre>
 */
final class CloseEach {
  private final MethodNode method;
  private final InsnList code;
  private final EachLoop loop;
  private final Set<AbstractInsnNode> inside;
  private final EachExits exits;
  private final List<TryCatchBlockNode> inner;
  private final List<TryCatchBlockNode> outer;
  private final int line;

  /**
   * @param extent where the loop lies in the code, which has not been changed yet
   */
  CloseEach(MethodNode method, EachLoop loop, EachExtent extent) {
    this.method = method;
    this.loop = loop;
    code = method.instructions;
    inside = new LinkedHashSet<>(extent.instructions());
    exits = EachExits.of(loop, inside);
    inner = new ArrayList<>(method.tryCatchBlocks.stream().filter(extent::isInner).toList());
    outer = extent.outerHandlers();
    line = SourceLines.at(loop.hasNext());
  }

  /** What leaves the loop without an exception awaits the close first. */
  void onEarlyExits() {
    for (AbstractInsnNode returning : exits.returns()) {
      AbstractInsnNode first = EachExits.firstOfReturn(returning);
      closeBefore(first, returning);
      for (AbstractInsnNode node = first; node != returning; node = node.getNext()) {
        inside.remove(node);
      }
      inside.remove(returning);
    }
    for (AbstractInsnNode instruction : exits.falls()) {
      LabelNode place = labelBehind(instruction);
      closeBefore(place, place);
    }
    Map<LabelNode, LabelNode> detours = new HashMap<>();
    for (AbstractInsnNode jump : exits.jumps()) {
      redirect(jump, detours);
    }
  }

  /**
   * Inserts a close before {@code place}. From there to {@code end} the loop is left, and handlers
   * in it do not count any more.
   */
  private void closeBefore(AbstractInsnNode place, AbstractInsnNode end) {
    LabelNode from = new LabelNode();
    LabelNode to = new LabelNode();
    code.insertBefore(place, from);
    code.insertBefore(place, close());
    code.insertBefore(end, to);
    for (TryCatchBlockNode entry : List.copyOf(inner)) {
      if (code.indexOf(entry.start) < code.indexOf(from)
          && code.indexOf(from) < code.indexOf(entry.end)) {
        exclude(entry, from, to);
      }
    }
  }

  private void exclude(TryCatchBlockNode entry, LabelNode from, LabelNode to) {
    List<TryCatchBlockNode> parts = new ArrayList<>();
    if (hasCode(entry.start, from)) {
      parts.add(new TryCatchBlockNode(entry.start, from, entry.handler, entry.type));
    }
    if (code.indexOf(to) < code.indexOf(entry.end) && hasCode(to, entry.end)) {
      parts.add(new TryCatchBlockNode(to, entry.end, entry.handler, entry.type));
    }
    int index = method.tryCatchBlocks.indexOf(entry);
    method.tryCatchBlocks.remove(index);
    method.tryCatchBlocks.addAll(index, parts);
    inner.remove(entry);
    inner.addAll(parts);
  }

  private static boolean hasCode(LabelNode start, LabelNode end) {
    return EachExtent.at(start) != EachExtent.at(end);
  }

  private void redirect(AbstractInsnNode jump, Map<LabelNode, LabelNode> detours) {
    if (jump instanceof JumpInsnNode simple) {
      simple.label = detour(simple.label, detours);
    } else if (jump instanceof TableSwitchInsnNode table) {
      table.labels.replaceAll(label -> detour(label, detours));
      table.dflt = detour(table.dflt, detours);
    } else if (jump instanceof LookupSwitchInsnNode lookup) {
      lookup.labels.replaceAll(label -> detour(label, detours));
      lookup.dflt = detour(lookup.dflt, detours);
    }
  }

  private LabelNode detour(LabelNode target, Map<LabelNode, LabelNode> detours) {
    if (inside.contains(EachExtent.at(target))) {
      return target;
    }
    return detours.computeIfAbsent(target, this::appendDetour);
  }

  private LabelNode appendDetour(LabelNode target) {
    List<LabelNode> targets = new ArrayList<>(List.of(target));
    outer.forEach(entry -> targets.add(entry.handler));
    LabelNode detour = new LabelNode();
    LabelNode end = new LabelNode();
    code.add(detour);
    code.add(
        VerificationTypes.frame(
            localsFor(targets), VerificationTypes.bySlot(CommonLocals.frameAt(target).stack)));
    addLine(detour);
    code.add(close());
    code.add(end);
    code.add(new JumpInsnNode(Opcodes.GOTO, target));
    handleAsOutside(detour, end);
    return detour;
  }

  /**
   * What the loop throws is thrown on when the iterator is closed.
   *
   * @param await the await of an item
   */
  void onFailure(AbstractInsnNode await) {
    inside.add(await.getPrevious());
    inside.add(await);
    int failure = method.maxLocals++;
    List<Object> locals = localsFor(outer.stream().map(entry -> entry.handler).toList());
    LabelNode caught = new LabelNode();
    LabelNode from = new LabelNode();
    LabelNode to = new LabelNode();
    LabelNode another = new LabelNode();
    LabelNode rethrow = new LabelNode();
    LabelNode end = new LabelNode();
    List<Object> withFailure = withLocal(locals, failure, "java/lang/Throwable");
    code.add(caught);
    code.add(VerificationTypes.frame(locals, List.of("java/lang/Throwable")));
    addLine(caught);
    code.add(new VarInsnNode(Opcodes.ASTORE, failure));
    code.add(from);
    code.add(close());
    code.add(to);
    code.add(new JumpInsnNode(Opcodes.GOTO, rethrow));
    code.add(another);
    code.add(VerificationTypes.frame(withFailure, List.of("java/lang/Throwable")));
    code.add(new VarInsnNode(Opcodes.ALOAD, failure));
    code.add(new InsnNode(Opcodes.SWAP));
    code.add(
        call(
            RuntimeNames.ASYNC_CLOSE, "suppress", "(Ljava/lang/Throwable;Ljava/lang/Throwable;)V"));
    code.add(rethrow);
    code.add(VerificationTypes.frame(withFailure, List.of()));
    code.add(new VarInsnNode(Opcodes.ALOAD, failure));
    code.add(new InsnNode(Opcodes.ATHROW));
    code.add(end);
    method.tryCatchBlocks.addAll(firstOuter(), entries(caught));
    method.tryCatchBlocks.add(new TryCatchBlockNode(from, to, another, null));
    handleAsOutside(caught, end);
  }

  /** Behind the entries of handlers in the loop, and before those of handlers around it. */
  private int firstOuter() {
    for (int i = 0; i < method.tryCatchBlocks.size(); i++) {
      TryCatchBlockNode entry = method.tryCatchBlocks.get(i);
      if (!inner.contains(entry) && coversAny(entry)) {
        return i;
      }
    }
    return method.tryCatchBlocks.size();
  }

  private boolean coversAny(TryCatchBlockNode entry) {
    for (AbstractInsnNode node = entry.start; node != entry.end; node = node.getNext()) {
      if (inside.contains(node)) {
        return true;
      }
    }
    return false;
  }

  /** All of the loop but what closes the iterator already. */
  private List<TryCatchBlockNode> entries(LabelNode handler) {
    List<TryCatchBlockNode> entries = new ArrayList<>();
    @Nullable LabelNode start = null;
    @Nullable AbstractInsnNode last = null;
    for (AbstractInsnNode node : code.toArray()) {
      if (node.getOpcode() < 0) {
        continue;
      }
      if (inside.contains(node)) {
        if (start == null) {
          start = new LabelNode();
          code.insertBefore(node, start);
        }
        last = node;
      } else if (start != null && last != null) {
        entries.add(new TryCatchBlockNode(start, labelBehind(last), handler, null));
        start = null;
      }
    }
    return entries;
  }

  private LabelNode labelBehind(AbstractInsnNode instruction) {
    LabelNode label = new LabelNode();
    code.insert(instruction, label);
    return label;
  }

  private void handleAsOutside(LabelNode from, LabelNode to) {
    for (TryCatchBlockNode entry : outer) {
      method.tryCatchBlocks.add(new TryCatchBlockNode(from, to, entry.handler, entry.type));
    }
  }

  private List<Object> localsFor(List<LabelNode> targets) {
    return withLocal(CommonLocals.of(targets), loop.store().var, RuntimeNames.ASYNC_ITERATOR);
  }

  private static List<Object> withLocal(List<Object> locals, int slot, String type) {
    List<Object> result = new ArrayList<>(locals);
    while (result.size() <= slot) {
      result.add(Opcodes.TOP);
    }
    result.set(slot, type);
    return result;
  }

  private void addLine(LabelNode label) {
    if (line > 0) {
      code.add(new LineNumberNode(line, label));
    }
  }

  private InsnList close() {
    InsnList list = new InsnList();
    list.add(new VarInsnNode(Opcodes.ALOAD, loop.store().var));
    list.add(
        call(
            RuntimeNames.ASYNC_CLOSE,
            "of",
            "(Ljava/lang/Object;)L" + RuntimeNames.COMPLETION_STAGE + ";"));
    list.add(call(RuntimeNames.FERMATA, RuntimeNames.AWAIT, RuntimeNames.AWAIT_DESCRIPTOR));
    list.add(new InsnNode(Opcodes.POP));
    return list;
  }

  private static MethodInsnNode call(String owner, String name, String descriptor) {
    return new MethodInsnNode(Opcodes.INVOKESTATIC, owner, name, descriptor, false);
  }
}
