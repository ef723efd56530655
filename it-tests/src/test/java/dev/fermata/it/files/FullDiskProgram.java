package dev.fermata.it.files;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.run;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.fermata.Async;
import dev.fermata.Task;
import dev.fermata.io.AsyncFile;
import dev.fermata.io.AsyncFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Writes more than there is room for on a disk that has some, and says what is there then. */
final class FullDiskProgram {
  private static final byte[] TOO_MUCH = new byte[1 << 20];

  private final Path disk;
  private final Path old;

  private FullDiskProgram(Path disk) {
    this.disk = disk;
    old = disk.resolve("old");
  }

  /** Arguments are a folder on another disk, and this one. */
  public static void main(String[] arguments) {
    FullDiskProgram program = new FullDiskProgram(Path.of(arguments[1]));
    run(() -> program.fill(Path.of(arguments[0])));
  }

  @Async
  private Task<Void> fill(Path elsewhere) throws IOException {
    await(AsyncFiles.writeString(old, "text"));
    tell("write atomically", await(failureOf(AsyncFiles.writeAtomically(old, TOO_MUCH))));
    Path source = Files.write(elsewhere.resolve("source"), TOO_MUCH);
    tell("copy", await(failureOf(AsyncFiles.copy(source, disk.resolve("copy")))));
    Path half = disk.resolve("half");
    tell("write", await(failureOf(writeAll(half))));
    boolean some = await(AsyncFiles.size(half)) > 0;
    System.out.println(some ? "some was written" : "nothing was written");
    await(AsyncFiles.delete(half));
    await(AsyncFiles.writeAtomically(old, "more text"));
    System.out.println(await(AsyncFiles.readString(old)));
    return Task.done();
  }

  @Async
  private static Task<Void> writeAll(Path file) throws IOException {
    try (AsyncFile open = await(AsyncFile.open(file, CREATE_NEW, WRITE))) {
      await(open.write("begin ".getBytes(US_ASCII)));
      await(open.write(TOO_MUCH));
    }
    return Task.done();
  }

  @Async
  private static Task<String> failureOf(Task<?> task) {
    try {
      await(task, IOException.class);
      return Task.of("did not fail");
    } catch (IOException e) {
      String message = e.getMessage();
      return Task.of(message.substring(message.lastIndexOf(": ") + 1).strip());
    }
  }

  private void tell(String what, String failure) throws IOException {
    try (Stream<Path> files = Files.list(disk)) {
      List<String> names = files.map(file -> file.getFileName().toString()).sorted().toList();
      System.out.println(what + ": " + failure + "; there is " + names);
    }
    System.out.println(Files.readString(old));
  }
}
