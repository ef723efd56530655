package dev.fermata.io.files;

import dev.fermata.Task;
import dev.fermata.io.call.FetchingGenerator;
import dev.fermata.io.call.OffLoopCall;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Yields the items of a reader, which is opened when the first is asked for. */
public final class ReadItems<T> extends FetchingGenerator<T, List<T>> {
  private final ItemReader.Opener<T> opener;

  /** Set by the thread that reads, and looked at by the loop's when that does not go on. */
  private @Nullable ItemReader<T> reader;

  public ReadItems(ItemReader.Opener<T> opener) {
    this.opener = opener;
  }

  @Override
  protected Task<List<T>> fetch() {
    return new ReadBlock().begin();
  }

  @Override
  protected void fetched(List<T> block) {
    if (block.isEmpty()) {
      addNoMore();
    }
    block.forEach(this::add);
  }

  @Override
  protected @Nullable Task<?> closing() {
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
    protected List<T> call() throws IOException {
      ItemReader<T> open = reader;
      if (open == null) {
        open = opener.open();
        reader = open;
      }
      return open.block(this);
    }
  }
}
