package dev.fermata;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What all carriers have captured in one thread. */
final class CarriedValues {
  private final List<ContextCarrier<?>> carriers;
  private final @Nullable Object[] values;

  private CarriedValues(List<ContextCarrier<?>> carriers) {
    this.carriers = carriers;
    values = new Object[carriers.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = capture(carriers.get(i));
    }
  }

  /** The values of the current thread; null if there are no carriers. */
  static @Nullable CarriedValues ofThisThread() {
    List<ContextCarrier<?>> carriers = Carriers.all();
    return carriers.isEmpty() ? null : new CarriedValues(carriers);
  }

  /**
   * Makes {@code carried} the values of the current thread.
   *
   * @param carried null for none
   */
  static void install(@Nullable CarriedValues carried) {
    if (carried == null) {
      for (ContextCarrier<?> carrier : Carriers.all()) {
        restore(carrier, null);
      }
      return;
    }
    for (int i = 0; i < carried.values.length; i++) {
      restore(carried.carriers.get(i), carried.values[i]);
    }
  }

  private static @Nullable Object capture(ContextCarrier<?> carrier) {
    try {
      return carrier.capture();
    } catch (VirtualMachineError e) {
      throw e;
    } catch (Throwable t) {
      Carriers.report(carrier, t);
      return null;
    }
  }

  @SuppressWarnings("unchecked") // it is what this carrier has captured
  private static <S> void restore(ContextCarrier<S> carrier, @Nullable Object values) {
    try {
      carrier.restore((S) values);
    } catch (VirtualMachineError e) {
      throw e;
    } catch (Throwable t) {
      Carriers.report(carrier, t);
    }
  }
}
