package dev.fermata.io.files;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a file. */
public final class LineReader extends ItemReader<String> {
  /** What a line costs that has no characters. */
  private static final int EMPTY = 32;

  private final BufferedReader reader;

  public LineReader(Path path, Charset charset) throws IOException {
    reader = Files.newBufferedReader(path, charset);
  }

  @Override
  @Nullable String next() throws IOException {
    return reader.readLine();
  }

  @Override
  boolean isReady() {
    try {
      return reader.ready();
    } catch (IOException e) {
      // A pipe can not say how much there is.
      return false;
    }
  }

  @Override
  int weight(String line) {
    return EMPTY + line.length();
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
