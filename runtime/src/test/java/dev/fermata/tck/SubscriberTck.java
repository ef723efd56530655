package dev.fermata.tck;

import dev.fermata.AsyncGenerator;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;
import org.reactivestreams.tck.flow.FlowSubscriberBlackboxVerification;

/** The rules for subscribers, for the one by which a generator gets the items of a publisher. */
public class SubscriberTck extends FlowSubscriberBlackboxVerification<Long> {
  public SubscriberTck() {
    super(Kit.environment());
  }

  @Override
  @SuppressWarnings("unchecked") // the generator's subscriber takes any items
  public Flow.Subscriber<Long> createFlowSubscriber() {
    AtomicReference<Flow.Subscriber<? super Long>> subscriber = new AtomicReference<>();
    Flow.Publisher<Long> publisher = subscriber::set;
    AsyncGenerator.from(publisher).forEach(item -> {});
    return (Flow.Subscriber<Long>) subscriber.get();
  }

  @Override
  public Long createElement(int element) {
    return (long) element;
  }
}
