package dev.fermata.transformer.javac;

import dev.fermata.transformer.check.MisuseText;
import dev.fermata.transformer.check.YieldPlace;
import dev.fermata.transformer.model.ReturnKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Code up to the next method, initializer or lambda around it, and what cannot stand in it. */
final class Body {
  private @Nullable MisuseText await;
  private @Nullable MisuseText yield;
  private @Nullable MisuseText each = MisuseText.EACH_OUTSIDE;
  private @Nullable MisuseText close = MisuseText.CLOSE_OUTSIDE;
  private final boolean suspends;
  private final @Nullable ReturnKind generator;
  private final @Nullable TypeMirror returned;
  private int locks;

  private Body(
      @Nullable MisuseText await,
      @Nullable MisuseText yield,
      @Nullable ReturnKind generator,
      @Nullable TypeMirror returned) {
    this.await = await;
    this.yield = yield;
    this.generator = generator;
    this.returned = returned;
    suspends = await == null || generator != null;
  }

  static Body ofConstructor() {
    return new Body(MisuseText.AWAIT_IN_CONSTRUCTOR, MisuseText.YIELD_IN_CONSTRUCTOR, null, null);
  }

  static Body ofStaticInitializer() {
    return new Body(
        MisuseText.AWAIT_IN_STATIC_INITIALIZER, MisuseText.YIELD_IN_STATIC_INITIALIZER, null, null);
  }

  static Body ofPlainMethod() {
    return new Body(MisuseText.AWAIT_OUTSIDE, MisuseText.YIELD_OUTSIDE, null, null);
  }

  /** A lambda that returns what it cannot return later. */
  static Body ofPlainLambda() {
    return new Body(MisuseText.AWAIT_IN_LAMBDA, MisuseText.YIELD_IN_LAMBDA, null, null);
  }

  /** Code in which nothing is wrong, or something that is reported elsewhere. */
  static Body unknown() {
    return new Body(null, null, null, null);
  }

  static Body ofAsyncMethod(ReturnKind kind, TypeMirror returned) {
    return async(kind, returned, MisuseText.YIELD_IN_TASK);
  }

  static Body ofAsyncLambda(ReturnKind kind, TypeMirror returned) {
    return async(kind, returned, MisuseText.YIELD_IN_LAMBDA);
  }

  private static Body async(ReturnKind kind, TypeMirror returned, MisuseText yieldInNoGenerator) {
    return kind.isGenerator()
        ? new Body(kind.awaits() ? null : MisuseText.AWAIT_IN_GENERATOR, null, kind, returned)
        : new Body(null, yieldInNoGenerator, null, null);
  }

  /**
   * What is wrong with an await; null if nothing is. It is told once for each body, which is what
   * has to change.
   */
  @Nullable MisuseText misuseOfAwait() {
    MisuseText misuse = await;
    await = null;
    return misuse;
  }

  /** What is wrong with {@code each}, as for {@link #misuseOfAwait}. */
  @Nullable MisuseText misuseOfEach() {
    if (suspends) {
      return misuseOfAwait() == null ? null : MisuseText.EACH_IN_GENERATOR;
    }
    MisuseText misuse = each;
    each = null;
    return misuse;
  }

  /** What is wrong with a close of an {@code AsyncCloseable}, as for {@link #misuseOfAwait}. */
  @Nullable MisuseText misuseOfClose() {
    if (suspends) {
      return misuseOfAwait() == null ? null : MisuseText.CLOSE_IN_GENERATOR;
    }
    MisuseText misuse = close;
    close = null;
    return misuse;
  }

  /** Whether it can suspend; true for what the compiler does not know. */
  boolean suspends() {
    return suspends;
  }

  /**
   * What is wrong with a yield by a method of {@code owner}, an internal name; null if nothing is.
   * That the body is no generator is told once.
   */
  @Nullable MisuseText misuseOfYield(String owner) {
    MisuseText misuse = yield;
    yield = null;
    return misuse == null && generator != null ? YieldPlace.misuse(owner, generator) : misuse;
  }

  /** What it is if it is a generator; else null. */
  @Nullable ReturnKind generator() {
    return generator;
  }

  /** The generator that it returns with its type arguments; null if it is none. */
  @Nullable TypeMirror returned() {
    return returned;
  }

  void enterLock() {
    locks++;
  }

  void exitLock() {
    locks--;
  }

  boolean isLocked() {
    return locks > 0;
  }
}
