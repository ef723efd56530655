package dev.fermata.transformer.retention;

import dev.fermata.Promise;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Where a sample stops, and what it has made until then. It keeps nothing of that alive itself. */
public final class Stops {
  private final List<WeakReference<Named>> made = new ArrayList<>();
  private Promise<Void> pending;
  private List<String> live = List.of();

  /** A new object, of which only the sample knows. */
  public Thing make(String name) {
    return make(name, Thing::new);
  }

  /** A new object of a type of its own. */
  public <T extends Named> T make(String name, Function<String, T> constructor) {
    T object = constructor.apply(name);
    made.add(new WeakReference<>(object));
    return object;
  }

  /**
   * What the sample has to wait for.
   *
   * @param names what is still needed when it goes on, and nothing else may be kept
   */
  public Promise<Void> stop(String... names) {
    ends(names);
    pending = new Promise<>();
    return pending;
  }

  /** Says what the finished task holds, if that is anything. */
  public void ends(String... names) {
    live = List.of(names);
  }

  Promise<Void> takePending() {
    Promise<Void> taken = pending;
    pending = null;
    return taken;
  }

  List<String> live() {
    return live;
  }

  /** All that was made and that the garbage collector has left. */
  List<Named> left() {
    List<Named> left = new ArrayList<>();
    for (WeakReference<Named> reference : made) {
      Named object = reference.get();
      if (object != null) {
        left.add(object);
      }
    }
    return left;
  }
}
