package dev.fermata.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.Task;
import org.junit.jupiter.api.Test;

class ChannelTest {
  private final Turns turns = new Turns();
  private final Channel<String> buffered = Channel.open(1);
  private final Channel<String> rendezvous = Channel.open(0);

  private static Sender<String> sender(Channel<String> channel) {
    return channel.sender();
  }

  @Test
  void sendsWithoutAWaitAsLongAsThereIsRoom() {
    assertThat(buffered.sender().send("a").isDone()).isTrue();
    assertThat(buffered.sender().trySend("b")).isFalse();
    assertThat(buffered.receiver().size()).isOne();
    assertThat(buffered.receiver().receive().resultNow()).isEqualTo("a");
    assertThat(buffered.receiver().tryReceive()).isNull();
  }

  @Test
  void withoutCapacityASendWaitsForAReceiver() {
    Task<Void> send = turns.in(() -> rendezvous.sender().send("a"));
    turns.next();
    assertThat(send.isDone()).isFalse();
    Task<String> receive = turns.in(rendezvous.receiver()::receive);
    turns.next();
    assertThat(send.isDone()).isTrue();
    turns.next();
    assertThat(receive.resultNow()).isEqualTo("a");
  }

  @Test
  void withoutCapacityAReceiverThatWaitsGetsTheItemAtOnce() {
    Task<String> receive = turns.in(rendezvous.receiver()::receive);
    Task<Void> send = turns.in(() -> rendezvous.sender().send("a"));
    assertThat(send.isDone()).isTrue();
    turns.next();
    assertThat(receive.resultNow()).isEqualTo("a");
  }

  @Test
  void receiversGetItemsInTheOrderInWhichTheyCame() {
    Task<String> first = turns.in(buffered.receiver()::receive);
    Task<String> second = turns.in(buffered.receiver()::receive);
    Task<String> third =
        turns.in(
            () -> {
              assertThat(buffered.sender().trySend("a")).isTrue();
              assertThat(buffered.receiver().tryReceive()).isNull();
              assertThat(buffered.sender().trySend("b")).isTrue();
              assertThat(buffered.sender().trySend("c")).isTrue();
              return buffered.receiver().receive();
            });
    turns.next();
    assertThat(first.resultNow()).isEqualTo("a");
    assertThat(second.resultNow()).isEqualTo("b");
    turns.next();
    assertThat(third.resultNow()).isEqualTo("c");
  }

  @Test
  void sendersSendInTheOrderInWhichTheyCame() {
    assertThat(buffered.sender().trySend("a")).isTrue();
    Task<Void> first = turns.in(() -> buffered.sender().send("b"));
    Task<Void> second = turns.in(() -> buffered.sender().send("c"));
    turns.run(
        () -> {
          assertThat(buffered.receiver().tryReceive()).isEqualTo("a");
          assertThat(buffered.sender().trySend("barged")).isFalse();
        });
    turns.next();
    assertThat(first.isDone()).isTrue();
    assertThat(second.isDone()).isFalse();
    assertThat(turns.in(buffered.receiver()::tryReceive)).isEqualTo("b");
    turns.next();
    assertThat(turns.in(buffered.receiver()::tryReceive)).isEqualTo("c");
  }

  @Test
  void receiveThatIsCancelledInTheTurnOfItsItemLeavesTheItem() {
    Task<String> cancelled = turns.in(rendezvous.receiver()::receive);
    turns.run(
        () -> {
          assertThat(rendezvous.sender().trySend("kept")).isTrue();
          cancelled.cancel();
        });
    turns.next();
    assertThat(cancelled.isCancelled()).isTrue();
    assertThat(rendezvous.receiver().receive().resultNow()).isEqualTo("kept");
  }

  @Test
  void receiveThatIsCancelledInTheTurnOfItsItemHandsItToTheNext() {
    Task<String> cancelled = turns.in(rendezvous.receiver()::receive);
    Task<String> next = turns.in(rendezvous.receiver()::receive);
    turns.run(
        () -> {
          assertThat(rendezvous.sender().trySend("kept")).isTrue();
          cancelled.cancel();
        });
    turns.next();
    turns.next();
    assertThat(next.resultNow()).isEqualTo("kept");
  }

  @Test
  void sendThatIsCancelledSendsNothing() {
    Task<Void> waiting = turns.in(() -> rendezvous.sender().send("a"));
    Task<Void> woken = turns.in(() -> rendezvous.sender().send("b"));
    Task<Void> next = turns.in(() -> rendezvous.sender().send("c"));
    turns.run(waiting::cancel);
    Task<String> receive =
        turns.in(
            () -> {
              Task<String> task = rendezvous.receiver().receive();
              woken.cancel();
              return task;
            });
    turns.next();
    turns.next();
    turns.next();
    assertThat(waiting.isCancelled()).isTrue();
    assertThat(woken.isCancelled()).isTrue();
    assertThat(next.isDone()).isTrue();
    assertThat(receive.resultNow()).isEqualTo("c");
  }

  @Test
  void sendersWhoseReceiverIsCancelledWaitOnInTheirPlaces() {
    Task<Void> first = turns.in(() -> rendezvous.sender().send("a"));
    Task<Void> second = turns.in(() -> rendezvous.sender().send("b"));
    turns.run(
        () -> {
          Task<String> one = rendezvous.receiver().receive();
          Task<String> two = rendezvous.receiver().receive();
          one.cancel();
          two.cancel();
        });
    turns.next();
    assertThat(first.isDone()).isFalse();
    assertThat(second.isDone()).isFalse();
    Task<String> receive = turns.in(rendezvous.receiver()::receive);
    turns.next();
    turns.next();
    assertThat(receive.resultNow()).isEqualTo("a");
    assertThat(second.isDone()).isFalse();
  }

  @Test
  void endsWhenAllSendersAreClosedAndNothingIsLeft() {
    Sender<String> clone = buffered.sender().clone();
    assertThat(clone.trySend("a")).isTrue();
    buffered.sender().close();
    assertThat(buffered.receiver().tryReceive()).isEqualTo("a");
    Task<String> first = turns.in(buffered.receiver()::receive);
    Task<String> second = turns.in(buffered.receiver()::receive);
    turns.run(clone::close);
    turns.next();
    assertThat(Turns.failureOf(first)).isInstanceOf(EndOfChannelException.class);
    assertThat(Turns.failureOf(second)).isInstanceOf(EndOfChannelException.class);
    assertThat(Turns.failureOf(buffered.receiver().receive()))
        .isInstanceOf(EndOfChannelException.class);
    assertThatThrownBy(buffered.receiver()::tryReceive).isInstanceOf(EndOfChannelException.class);
  }

  @Test
  void endsForThoseWhoComeWhileTheLastItemIsOnItsWay() {
    Task<String> first = turns.in(buffered.receiver()::receive);
    Task<String> late =
        turns.in(
            () -> {
              assertThat(buffered.sender().trySend("last")).isTrue();
              buffered.sender().close();
              return buffered.receiver().receive();
            });
    turns.next();
    assertThat(first.resultNow()).isEqualTo("last");
    turns.next();
    assertThat(Turns.failureOf(late)).isInstanceOf(EndOfChannelException.class);
  }

  @Test
  void isBrokenWhenAllReceiversAreClosed() {
    Receiver<String> clone = buffered.receiver().clone();
    assertThat(buffered.sender().trySend("lost")).isTrue();
    Task<Void> waiting = turns.in(() -> buffered.sender().send("b"));
    buffered.receiver().close();
    turns.next();
    assertThat(waiting.isDone()).isFalse();
    turns.run(clone::close);
    turns.next();
    assertThat(Turns.failureOf(waiting)).isInstanceOf(ChannelBrokenException.class);
    assertThat(Turns.failureOf(buffered.sender().send("c")))
        .isInstanceOf(ChannelBrokenException.class);
    assertThatThrownBy(() -> sender(buffered).trySend("d"))
        .isInstanceOf(ChannelBrokenException.class);
  }

  @Test
  void toUseAHalfThatIsClosedIsAnError() {
    Sender<String> sender = buffered.sender();
    sender.close();
    sender.close();
    assertThat(Turns.failureOf(sender.send("a"))).isInstanceOf(ChannelClosedException.class);
    assertThatThrownBy(() -> sender.trySend("a")).isInstanceOf(ChannelClosedException.class);
    assertThatThrownBy(sender::clone)
        .isInstanceOf(ChannelClosedException.class)
        .hasMessageContaining("sender");
    Receiver<String> receiver = rendezvous.receiver();
    receiver.close();
    receiver.close();
    assertThat(Turns.failureOf(receiver.receive())).isInstanceOf(ChannelClosedException.class);
    assertThatThrownBy(receiver::clone).isInstanceOf(ChannelClosedException.class);
  }

  @Test
  void toCloseAHalfEndsItsOwnWaitsOnly() {
    Receiver<String> clone = rendezvous.receiver().clone();
    Task<String> closed = turns.in(rendezvous.receiver()::receive);
    Task<String> open = turns.in(clone::receive);
    turns.run(rendezvous.receiver()::close);
    turns.next();
    assertThat(Turns.failureOf(closed)).isInstanceOf(ChannelClosedException.class);
    assertThat(open.isDone()).isFalse();
    Sender<String> other = buffered.sender().clone();
    assertThat(other.trySend("a")).isTrue();
    Task<Void> closedSend = turns.in(() -> buffered.sender().send("b"));
    Task<Void> openSend = turns.in(() -> other.send("c"));
    turns.run(buffered.sender()::close);
    turns.next();
    assertThat(Turns.failureOf(closedSend)).isInstanceOf(ChannelClosedException.class);
    assertThat(openSend.isDone()).isFalse();
  }

  @Test
  void itemOfAReceiverThatIsClosedMeanwhileGoesToTheNext() {
    Receiver<String> clone = rendezvous.receiver().clone();
    Task<String> closed = turns.in(rendezvous.receiver()::receive);
    Task<String> next = turns.in(clone::receive);
    turns.run(
        () -> {
          assertThat(rendezvous.sender().trySend("a")).isTrue();
          rendezvous.receiver().close();
        });
    turns.next();
    assertThat(Turns.failureOf(closed)).isInstanceOf(ChannelClosedException.class);
    assertThat(next.resultNow()).isEqualTo("a");
  }

  @Test
  void negativeCapacityIsAnError() {
    assertThatThrownBy(() -> Channel.open(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1");
  }
}
