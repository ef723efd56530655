package dev.fermata.transformer.samples;

import static dev.fermata.Fermata.await;

import dev.fermata.Async;
import dev.fermata.Task;
import dev.fermata.transformer.testing.Gives;
import dev.fermata.transformer.testing.Probe;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** All places where a method or lambda that awaits can be. */
public final class DeclarationSamples {
  private DeclarationSamples() {}

  @Gives("private final overridable overridden(overridable) protected generic")
  @Async
  static Task<String> instanceMethods(Probe p) {
    Base base = new Base();
    Base derived = new Derived();
    return Task.of(
        await(base.callsPrivate(p))
            + " "
            + await(base.isFinal(p))
            + " "
            + await(base.overridable(p))
            + " "
            + await(derived.overridable(p))
            + " "
            + await(base.isProtected(p))
            + " "
            + await(base.generic(p, "generic")));
  }

  static class Base {
    private final String prefix = "";

    @Async
    private Task<String> isPrivate(Probe p) {
      return Task.of(prefix + await(p.get("private")));
    }

    @Async
    Task<String> callsPrivate(Probe p) {
      return isPrivate(p);
    }

    @Async
    final Task<String> isFinal(Probe p) {
      return Task.of(prefix + await(p.get("final")) + prefix);
    }

    @Async
    Task<String> overridable(Probe p) {
      return Task.of(prefix + await(p.get("overridable")) + prefix);
    }

    @Async
    protected Task<String> isProtected(Probe p) {
      return Task.of(await(p.get("protected")));
    }

    @Async
    <T extends Comparable<T>> Task<T> generic(Probe p, T value) {
      T awaited = await(p.get(value));
      return Task.of(awaited.compareTo(value) == 0 ? awaited : null);
    }
  }

  static class Derived extends Base {
    @Async
    @Override
    Task<String> overridable(Probe p) {
      String before = await(p.get("overridden"));
      return Task.of(before + "(" + await(super.overridable(p)) + ")");
    }

    @Async
    Task<String> callsFinalOfSuper(Probe p) {
      return Task.of(await(super.isFinal(p)) + await(super.isProtected(p)));
    }
  }

  @Gives("finalprotected")
  @Async
  static Task<String> superMethods(Probe p) {
    return new Derived().callsFinalOfSuper(p);
  }

  @Gives("untouched override")
  @Async
  static Task<String> overrideThatIsNotAsync(Probe p) {
    Base plain =
        new Base() {
          @Override
          Task<String> overridable(Probe ignored) {
            return Task.of("untouched override");
          }
        };
    return Task.of(await(plain.overridable(p)));
  }

  @Gives("default(of interface) static(x) implemented")
  @Async
  static Task<String> interfaceMethods(Probe p) {
    HasMethods o = () -> "of interface";
    HasMethods overriding =
        new HasMethods() {
          @Override
          public String name() {
            return "unused";
          }

          @Async
          @Override
          public Task<String> withDefault(Probe probe) {
            return Task.of(await(probe.get("implemented")));
          }
        };
    return Task.of(
        await(o.withDefault(p))
            + " "
            + await(HasMethods.isStatic(p, "x"))
            + " "
            + await(overriding.withDefault(p)));
  }

  interface HasMethods {
    String name();

    @Async
    default Task<String> withDefault(Probe p) {
      String begin = await(p.get("default("));
      return Task.of(begin + name() + await(p.get(")")));
    }

    @Async
    static Task<String> isStatic(Probe p, String s) {
      return Task.of("static(" + await(p.get(s)) + ")");
    }
  }

  @Gives("default(y) again")
  @Async
  static Task<String> superMethodOfAnInterface(Probe p) {
    return new CallsSuperDefault().withDefault(p);
  }

  static final class CallsSuperDefault implements HasMethods {
    @Override
    public String name() {
      return "y";
    }

    @Async
    @Override
    public Task<String> withDefault(Probe p) {
      return Task.of(await(HasMethods.super.withDefault(p)) + await(p.get(" again")));
    }
  }

  @Gives("bridge")
  @Async
  static Task<String> bridgeMethods(Probe p) {
    Function<Probe, CompletionStage<String>> f = new Bridged();
    HasStage<String> stage = new Bridged();
    return Task.of(await(f.apply(p)) + await(stage.stage(p)));
  }

  interface HasStage<T> {
    CompletionStage<T> stage(Probe p);
  }

  static final class Bridged implements Function<Probe, CompletionStage<String>>, HasStage<String> {
    @Async
    @Override
    public Task<String> apply(Probe p) {
      return Task.of(await(p.get("bri")));
    }

    @Async
    @Override
    public Task<String> stage(Probe p) {
      return Task.of(await(p.get("dge")));
    }
  }

  @Gives("one TWO three")
  @Async
  static Task<String> enumConstantBodies(Probe p) {
    String s = "";
    for (Constants constant : Constants.values()) {
      s += await(constant.spell(p)) + " ";
    }
    return Task.of(s.trim());
  }

  enum Constants {
    ONE,
    TWO {
      @Async
      @Override
      Task<String> spell(Probe p) {
        return Task.of(await(p.get(name())));
      }
    },
    THREE;

    @Async
    Task<String> spell(Probe p) {
      return Task.of(lower(await(p.get(name()))));
    }

    private static String lower(String s) {
      return s.equals("ONE") ? "one" : "three";
    }
  }

  @Gives("inner outer local captured anonymous captured")
  @Async
  static Task<String> innerLocalAndAnonymousClasses(Probe p) {
    String captured = await(p.get("captured"));
    class Local {
      @Async
      Task<String> run() {
        return Task.of(await(p.get("local ")) + captured);
      }
    }
    Callable<Task<String>> anonymous =
        new Callable<Task<String>>() {
          @Async
          @Override
          public Task<String> call() {
            return Task.of(await(p.get("anonymous ")) + captured);
          }
        };
    Task<String> fromAnonymous;
    try {
      fromAnonymous = anonymous.call();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    return Task.of(
        await(new Outer("outer").new Inner().run(p))
            + " "
            + await(new Local().run())
            + " "
            + await(fromAnonymous));
  }

  static final class Outer {
    private final String name;

    Outer(String name) {
      this.name = name;
    }

    final class Inner {
      @Async
      Task<String> run(Probe p) {
        return Task.of(await(p.get("inner ")) + name);
      }
    }
  }

  private static final Function<Probe, Task<String>> IN_INITIALIZER =
      p -> Task.of(await(p.get("static")));

  @Gives("static supplied captured 3 stage")
  @Async
  static Task<String> lambdas(Probe p) {
    int three = 3;
    Supplier<Task<String>> supplier =
        () -> {
          String s = await(p.get("supplied"));
          return Task.of(s);
        };
    BiFunction<String, Probe, Task<String>> capturing =
        (s, probe) -> Task.of(s + " " + await(probe.get(three)));
    Callable<CompletionStage<String>> callable = () -> Task.of(await(p.get("stage")));
    CompletionStage<String> fromCallable;
    try {
      fromCallable = callable.call();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    return Task.of(
        await(IN_INITIALIZER.apply(p))
            + " "
            + await(supplier.get())
            + " "
            + await(capturing.apply("captured", p))
            + " "
            + await(fromCallable));
  }

  @Gives("ran")
  @Async
  static Task<String> lambdaThatReturnsNothing(Probe p) {
    Runnable runnable = () -> p.log(await(p.get("in the lambda")));
    runnable.run();
    return Task.of("ran");
  }

  @Gives("this lambda")
  @Async
  static Task<String> lambdaThatCapturesThis(Probe p) {
    return new HasLambda("this ").run(p);
  }

  static final class HasLambda {
    private final String field;

    HasLambda(String field) {
      this.field = field;
    }

    Task<String> run(Probe p) {
      Supplier<Task<String>> supplier = () -> Task.of(field + await(p.get("lambda")));
      return supplier.get();
    }
  }

  @Gives("nested lambda")
  @Async
  static Task<String> lambdaInALambda(Probe p) {
    Supplier<Task<String>> outer =
        () -> {
          Supplier<Task<String>> inner = () -> Task.of(await(p.get("nested ")));
          return Task.of(await(inner.get()) + await(p.get("lambda")));
        };
    return outer.get();
  }

  @Gives("reference")
  @Async
  static Task<String> methodReference(Probe p) {
    Function<Probe, Task<String>> reference = DeclarationSamples::referenced;
    return Task.of(await(reference.apply(p)));
  }

  @Async
  private static Task<String> referenced(Probe p) {
    return Task.of(await(p.get("reference")));
  }

  @Gives("int long String 2")
  @Async
  static Task<String> overloads(Probe p) {
    return Task.of(
        await(overloaded(p, 1))
            + " "
            + await(overloaded(p, 1L))
            + " "
            + await(overloaded(p, "x", "y")));
  }

  @Async
  private static Task<String> overloaded(Probe p, int i) {
    return Task.of(await(p.get("int")));
  }

  @Async
  private static Task<String> overloaded(Probe p, long i) {
    return Task.of(await(p.get("long")));
  }

  @Async
  private static Task<String> overloaded(Probe p, String... s) {
    return Task.of(await(p.get("String ")) + Arrays.asList(s).size());
  }
}
