package dev.fermata.transformer.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.signature.SignatureVisitor;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The type arguments of what a method returns, such as {@code Integer} of {@code
 * Generator<Integer>}, from its generic signature (JVMS 4.7.9.1). They are erased: a wildcard or
 * type variable becomes its bound.
 */
final class ReturnedTypeArguments {
  private static final String OBJECT = "Ljava/lang/Object;";

  /** The erased bounds of type variables: descriptors, or {@code TName;} for another variable. */
  private final Map<String, String> bounds = new HashMap<>();

  private final List<String> arguments = new ArrayList<>();

  private ReturnedTypeArguments() {}

  static ReturnedTypeArguments of(ClassNode owner, MethodNode method) {
    ReturnedTypeArguments arguments = new ReturnedTypeArguments();
    if (owner.signature != null) {
      new SignatureReader(owner.signature).accept(arguments.new Declaration());
    }
    if (method.signature != null) {
      new SignatureReader(method.signature).accept(arguments.new Declaration());
    }
    return arguments;
  }

  /** The argument at {@code index}; null if the signature does not tell. */
  @Nullable Type get(int index) {
    return index < arguments.size() ? resolve(arguments.get(index)) : null;
  }

  private @Nullable Type resolve(String erased) {
    int dimensions = erased.lastIndexOf('[') + 1;
    String brackets = erased.substring(0, dimensions);
    @Nullable String element = erased.substring(dimensions);
    // Variables cannot be bounded by themselves (JLS 8.1.2), so this ends.
    while (element != null && element.startsWith("T")) {
      // Null for one of a class around this one.
      element = bounds.get(element.substring(1, element.length() - 1));
    }
    return element == null ? null : Type.getType(brackets + element);
  }

  /** Reads the head of a class or method. */
  private final class Declaration extends SignatureVisitor {
    private String variable = "";

    Declaration() {
      super(Opcodes.ASM9);
    }

    @Override
    public void visitFormalTypeParameter(String name) {
      variable = name;
      // That of a class around may have the same name.
      bounds.remove(name);
    }

    @Override
    public SignatureVisitor visitClassBound() {
      String name = variable;
      return new Erasure(bound -> bounds.putIfAbsent(name, bound));
    }

    @Override
    public SignatureVisitor visitInterfaceBound() {
      return visitClassBound();
    }

    @Override
    public SignatureVisitor visitSuperclass() {
      return new Ignored();
    }

    @Override
    public SignatureVisitor visitInterface() {
      return new Ignored();
    }

    @Override
    public SignatureVisitor visitParameterType() {
      return new Ignored();
    }

    @Override
    public SignatureVisitor visitExceptionType() {
      return new Ignored();
    }

    @Override
    public SignatureVisitor visitReturnType() {
      return new Returned();
    }
  }

  private final class Returned extends SignatureVisitor {
    Returned() {
      super(Opcodes.ASM9);
    }

    @Override
    public void visitTypeArgument() {
      arguments.add(OBJECT);
    }

    @Override
    public SignatureVisitor visitTypeArgument(char wildcard) {
      if (wildcard == SUPER) {
        arguments.add(OBJECT);
        return new Ignored();
      }
      return new Erasure(arguments::add);
    }
  }

  /** Erases one type. */
  private static final class Erasure extends SignatureVisitor {
    private final Consumer<String> done;
    private String brackets = "";
    private String name = "";

    Erasure(Consumer<String> done) {
      super(Opcodes.ASM9);
      this.done = done;
    }

    @Override
    public SignatureVisitor visitArrayType() {
      brackets += "[";
      return this;
    }

    @Override
    public void visitBaseType(char descriptor) {
      done.accept(brackets + descriptor);
    }

    @Override
    public void visitTypeVariable(String variable) {
      done.accept(brackets + "T" + variable + ";");
    }

    @Override
    public void visitClassType(String internalName) {
      name = internalName;
    }

    @Override
    public void visitInnerClassType(String simpleName) {
      name += "$" + simpleName;
    }

    @Override
    public SignatureVisitor visitTypeArgument(char wildcard) {
      return new Ignored();
    }

    @Override
    public void visitEnd() {
      done.accept(brackets + "L" + name + ";");
    }
  }

  /** Nothing in it matters; without it, what is inside would be taken for what is around. */
  private static final class Ignored extends SignatureVisitor {
    Ignored() {
      super(Opcodes.ASM9);
    }
  }
}
