package dev.fermata;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** The carriers that are in use; mostly none. */
final class Carriers {
  private static final Logger LOGGER = System.getLogger(ContextCarrier.class.getName());

  private static volatile List<ContextCarrier<?>> all = List.of();

  private Carriers() {}

  static List<ContextCarrier<?>> all() {
    return all;
  }

  /** Looks for carriers; those of a class loader that sees no others than this class's. */
  static void load() {
    Iterator<ServiceLoader.Provider<ContextCarrier<?>>> providers = providers();
    while (true) {
      try {
        if (!providers.hasNext()) {
          return;
        }
        register(providers.next().get());
      } catch (ServiceConfigurationError e) {
        LOGGER.log(Level.ERROR, "A ContextCarrier cannot be used, and carries nothing", e);
      }
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // a class literal has no type arguments
  private static Iterator<ServiceLoader.Provider<ContextCarrier<?>>> providers() {
    ServiceLoader loader =
        ServiceLoader.load(ContextCarrier.class, ContextCarrier.class.getClassLoader());
    return loader.stream().iterator();
  }

  static synchronized void register(ContextCarrier<?> carrier) {
    List<ContextCarrier<?>> more = new ArrayList<>(all);
    more.add(carrier);
    use(more);
  }

  static synchronized boolean unregister(ContextCarrier<?> carrier) {
    List<ContextCarrier<?>> fewer = new ArrayList<>(all);
    boolean removed = fewer.remove(carrier);
    use(fewer);
    return removed;
  }

  private static void use(List<ContextCarrier<?>> carriers) {
    all = List.copyOf(carriers);
    Context.requireEverywhere(!carriers.isEmpty());
  }

  /** A task cannot be left in the midst of a step because a carrier fails. */
  static void report(ContextCarrier<?> carrier, Throwable failure) {
    LOGGER.log(
        Level.ERROR, "The carrier " + carrier + " failed; its values are not carried", failure);
  }
}
