package dev.fermata.tck;

import dev.fermata.AsyncGenerator;
import java.util.concurrent.Flow;
import org.reactivestreams.tck.flow.FlowPublisherVerification;

/** The rules for publishers, for one that runs in the threads of the requests. */
public class InlinePublisherTck extends FlowPublisherVerification<Long> {
  public InlinePublisherTck() {
    super(Kit.environment(), Kit.FORGETTING_MILLIS);
  }

  @Override
  public Flow.Publisher<Long> createFlowPublisher(long elements) {
    return Kit.upTo(elements).toPublisher();
  }

  @Override
  public Flow.Publisher<Long> createFailedFlowPublisher() {
    return alreadySubscribed(AsyncGenerator.of(1L).toPublisher());
  }

  @Override
  public long maxElementsFromPublisher() {
    return Long.MAX_VALUE - 1;
  }

  /** One that refuses everybody else. */
  static Flow.Publisher<Long> alreadySubscribed(Flow.Publisher<Long> publisher) {
    publisher.subscribe(
        new Flow.Subscriber<>() {
          @Override
          public void onSubscribe(Flow.Subscription subscription) {}

          @Override
          public void onNext(Long item) {}

          @Override
          public void onError(Throwable failure) {}

          @Override
          public void onComplete() {}
        });
    return publisher;
  }
}
