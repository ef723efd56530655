package dev.fermata.it.context;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.blocking;
import static dev.fermata.Fermata.gather;
import static dev.fermata.Fermata.run;
import static dev.fermata.Fermata.sleep;
import static dev.fermata.Fermata.toThread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Async;
import dev.fermata.ContextCarrier;
import dev.fermata.Task;
import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.MDC;

/** What libraries keep in thread-locals, carried by the carriers that the documentation shows. */
@Timeout(60)
class LibraryCarriersTest {
  /** The MDC of SLF4J. */
  private static final class MdcCarrier implements ContextCarrier<Map<String, String>> {
    @Override
    public Map<String, String> capture() {
      return MDC.getCopyOfContextMap();
    }

    @Override
    public void restore(Map<String, String> values) {
      if (values == null) {
        MDC.clear();
      } else {
        MDC.setContextMap(values);
      }
    }
  }

  /** All that Micrometer's context-propagation knows. */
  private static final class MicrometerCarrier implements ContextCarrier<ContextSnapshot> {
    private final ContextRegistry registry;
    private final ContextSnapshotFactory snapshots;

    MicrometerCarrier(ContextRegistry registry) {
      this.registry = registry;
      snapshots =
          ContextSnapshotFactory.builder().contextRegistry(registry).clearMissing(true).build();
    }

    @Override
    public ContextSnapshot capture() {
      return snapshots.captureAll();
    }

    @Override
    @SuppressWarnings("MustBeClosed") // the next restore takes its place
    public void restore(ContextSnapshot values) {
      if (values == null) {
        registry.getThreadLocalAccessors().forEach(accessor -> accessor.setValue());
      } else {
        values.setThreadLocals();
      }
    }
  }

  @Test
  void slf4jsMdcFollowsTasks() {
    carry(new MdcCarrier(), name -> MDC.put("user", name), () -> MDC.get("user"));
  }

  @Test
  void micrometersContextPropagationFollowsTasks() {
    ThreadLocal<String> local = new ThreadLocal<>();
    ContextRegistry registry = new ContextRegistry().registerThreadLocalAccessor("user", local);
    carry(new MicrometerCarrier(registry), local::set, local::get);
  }

  private static void carry(ContextCarrier<?> carrier, Consumer<String> set, Supplier<String> get) {
    ContextCarrier.register(carrier);
    try {
      set.accept("main");
      assertThat(run(() -> program(set, get))).isEqualTo("[ann ann ann, bob bob bob] main");
      assertThat(get.get()).isEqualTo("main");
    } finally {
      ContextCarrier.unregister(carrier);
      MDC.clear();
    }
  }

  @Async
  private static Task<String> program(Consumer<String> set, Supplier<String> get) {
    var both = gather(() -> handle("ann", set, get), () -> handle("bob", set, get));
    return Task.of(await(both) + " " + get.get());
  }

  @Async
  private static Task<String> handle(String name, Consumer<String> set, Supplier<String> get) {
    set.accept(name);
    await(sleep(Duration.ZERO));
    String inThread = await(toThread(get::get));
    String inVirtualThread = await(blocking(get::get));
    return Task.of(get.get() + " " + inThread + " " + inVirtualThread);
  }
}
