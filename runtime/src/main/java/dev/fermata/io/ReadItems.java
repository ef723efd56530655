package dev.fermata.io;

import dev.fermata.Task;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Yields the items of a reader, which is opened when the first is asked for. */
final class ReadItems<T> extends FetchingGenerator<T, List<T>> {
  private final ItemReader.Opener<T> opener;

  /** Set by the thread that reads, and looked at by the loop's when that does not go on. */
  private @Nullable ItemReader<T> reader;

  ReadItems(ItemReader.Opener<T> opener) {
    this.opener = opener;
  }

  @Override
  Task<List<T>> fetch() {
    return new ReadBlock().begin();
  }

  @Override
  void fetched(List<T> block) {
    if (block.isEmpty()) {
      addNoMore();
    }
    block.forEach(this::add);
  }

  @Override
  @Nullable Task<?> closing() {
    ItemReader<T> open = reader;
    if (open == null) {
      return null;
    }
    Callable<@Nullable Object> close =
        () -> {
          open.close();
          return null;
        };
    return OffLoopCall.essential(close).begin();
  }

  private final class ReadBlock extends OffLoopCall<List<T>> {
    @Override
    List<T> call() throws IOException {
      ItemReader<T> open = reader;
      if (open == null) {
        open = opener.open();
        reader = open;
      }
      return open.block(this);
    }
  }
}
