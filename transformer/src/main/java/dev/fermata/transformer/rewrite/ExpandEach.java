package dev.fermata.transformer.rewrite;

import dev.fermata.transformer.flow.ControlFlow;
import dev.fermata.transformer.flow.StoreReach;
import dev.fermata.transformer.flow.TypeSimulation;
import dev.fermata.transformer.flow.TypeState;
import dev.fermata.transformer.model.EachLoop;
import dev.fermata.transformer.model.RuntimeNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * Turns {@code for (T item : each(items)) body} into a loop that awaits each item, and has {@link
 * CloseEach} close the iterator where the loop is left early:
 *
 * <pre>{@code
 * AsyncIterator i = items.asyncIterator();
 * while (true) {
 *   T item;
 *   try { item = (T) await(i.next()); } catch (NoSuchElementException end) { break; }
 *   body
 * }
 * }</pre>
 */
final class ExpandEach {
  private static final String ITERATOR = "java/util/Iterator";
  private static final String END = "java/util/NoSuchElementException";

  private final MethodNode method;
  private final InsnList code;
  private final EachLoop loop;

  private ExpandEach(MethodNode method, EachLoop loop) {
    this.method = method;
    this.loop = loop;
    code = method.instructions;
  }

  /**
   * Expands all loops of a method.
   *
   * @param owner the internal name of its class
   */
  static void in(MethodNode method, String owner) {
    List<EachLoop> loops = EachLoop.in(method);
    if (loops.isEmpty()) {
      return;
    }
    Map<EachLoop, LabelNode> exits = new LinkedHashMap<>();
    for (EachLoop loop : loops) {
      exits.put(loop, exit(loop, method, owner));
    }
    LabelNode end = new LabelNode();
    method.instructions.add(end);
    // What closes an outer loop is a try around those in it, and has to be there before them.
    exits.forEach((loop, exit) -> new ExpandEach(method, loop).apply(exit, end));
  }

  /** Where the method goes on at the end of the loop; it has a stack map frame afterwards. */
  private static LabelNode exit(EachLoop loop, MethodNode method, String owner) {
    if (loop.testsFirst()) {
      return loop.test().label;
    }
    AbstractInsnNode behind = loop.test().getNext();
    while (behind.getOpcode() < 0 && !(behind instanceof FrameNode)) {
      behind = behind.getNext();
    }
    LabelNode exit = new LabelNode();
    method.instructions.insertBefore(behind, exit);
    if (!(behind instanceof FrameNode)) {
      method.instructions.insertBefore(behind, frameBehind(loop, method, owner));
    }
    return exit;
  }

  private static FrameNode frameBehind(EachLoop loop, MethodNode method, String owner) {
    TypeState state =
        TypeSimulation.of(owner, method, List.of(), node -> node == loop.test())
            .before(loop.test());
    List<Object> locals = new ArrayList<>(state == null ? List.of() : state.locals());
    locals.replaceAll(type -> type instanceof Label ? Opcodes.TOP : type);
    return VerificationTypes.frame(locals, List.of());
  }

  private void apply(LabelNode exit, LabelNode end) {
    ControlFlow flow = ControlFlow.of(method);
    EachExtent extent = EachExtent.of(method, loop, flow, end);
    CloseEach close = new CloseEach(method, loop, extent);
    retype(StoreReach.of(flow, loop.store()));
    code.remove(loop.each());
    code.set(
        loop.iterator(),
        new MethodInsnNode(
            Opcodes.INVOKEINTERFACE,
            RuntimeNames.ASYNC_ITERABLE,
            "asyncIterator",
            "()L" + RuntimeNames.ASYNC_ITERATOR + ";",
            true));
    close.onEarlyExits();
    MethodInsnNode await = awaitNext();
    close.onFailure(await);
    endAt(exit, await);
  }

  /** The variable is one of another type now. */
  private void retype(Set<AbstractInsnNode> reach) {
    for (AbstractInsnNode node : reach) {
      if (node instanceof FrameNode frame) {
        List<Object> locals = VerificationTypes.bySlot(frame.local);
        int slot = loop.store().var;
        if (slot < locals.size() && locals.get(slot).equals(ITERATOR)) {
          locals.set(slot, RuntimeNames.ASYNC_ITERATOR);
          frame.local = VerificationTypes.frame(locals, List.of()).local;
        }
      }
    }
    if (method.localVariables != null) {
      for (LocalVariableNode variable : method.localVariables) {
        if (variable.index == loop.store().var && reach.contains(variable.start)) {
          variable.desc = "L" + RuntimeNames.ASYNC_ITERATOR + ";";
          variable.signature = null;
        }
      }
    }
  }

  private MethodInsnNode awaitNext() {
    MethodInsnNode await =
        new MethodInsnNode(
            Opcodes.INVOKESTATIC,
            RuntimeNames.FERMATA,
            RuntimeNames.AWAIT,
            RuntimeNames.AWAIT_DESCRIPTOR,
            false);
    code.insertBefore(
        loop.hasNext(),
        new MethodInsnNode(
            Opcodes.INVOKEINTERFACE,
            RuntimeNames.ASYNC_ITERATOR,
            "next",
            "()L" + RuntimeNames.TASK + ";",
            true));
    code.set(loop.hasNext(), await);
    if (loop.testsFirst()) {
      code.remove(loop.test());
    } else {
      FrameNode body = CommonLocals.frameAt(loop.test().label);
      body.stack = new ArrayList<>(body.stack);
      body.stack.add("java/lang/Object");
      code.set(loop.test(), new JumpInsnNode(Opcodes.GOTO, loop.test().label));
    }
    code.remove(loop.itemLoad());
    code.remove(loop.next());
    return await;
  }

  private void endAt(LabelNode exit, MethodInsnNode await) {
    LabelNode from = new LabelNode();
    LabelNode to = new LabelNode();
    LabelNode handler = new LabelNode();
    code.insertBefore(loop.testLoad(), from);
    code.insert(await, to);
    code.add(handler);
    code.add(VerificationTypes.frame(CommonLocals.of(List.of(exit)), List.of(END)));
    code.add(new InsnNode(Opcodes.POP));
    code.add(new JumpInsnNode(Opcodes.GOTO, exit));
    method.tryCatchBlocks.add(0, new TryCatchBlockNode(from, to, handler, END));
  }
}
