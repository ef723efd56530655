package dev.fermata.transformer.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Brings the changes of all roots to disk, or none. */
final class WriteChanges {
  private final List<Staging> stagings = new ArrayList<>();

  private WriteChanges() {}

  /**
   * Writes.
   *
   * @throws WriteException if it cannot be done; everything has been put back then, or the
   *     exception says so
   */
  static void of(List<Plan> plans) throws WriteException {
    WriteChanges writing = new WriteChanges();
    try {
      writing.stage(plans);
      writing.apply();
    } catch (WriteException | RuntimeException | Error e) {
      writing.undo(e);
      throw e;
    }
    writing.stagings.forEach(WriteChanges::discard);
  }

  private void stage(List<Plan> plans) throws WriteException {
    for (Plan plan : plans) {
      Root root = plan.root();
      try {
        Staging.remove(root.stagingFolder());
        if (!plan.changes().isEmpty()) {
          Staging staging = new Staging(root.stagingFolder());
          stagings.add(staging);
          root.stage(plan.changes(), staging);
        }
        // Some systems do not replace a file that is open.
        root.close();
      } catch (WriteException e) {
        throw e;
      } catch (IOException e) {
        throw new WriteException(root.path(), e);
      }
    }
  }

  private void apply() throws WriteException {
    for (Staging staging : stagings) {
      staging.apply();
    }
  }

  private void undo(Throwable failure) {
    Collections.reverse(stagings);
    for (Staging staging : stagings) {
      try {
        staging.undo();
        discard(staging);
      } catch (IOException e) {
        failure.addSuppressed(e);
        if (failure instanceof WriteException writing) {
          writing.notRestored(staging.folder());
        }
      }
    }
  }

  private static void discard(Staging staging) {
    try {
      staging.close();
    } catch (IOException e) {
      // All files are what they should be. What is left is removed by the next run.
    }
  }
}
