package dev.fermata.io.files;

import java.nio.channels.FileChannel;

/** An open file, and where the next operation is to read or write. */
public final class PositionedFile {
  private final FileChannel channel;

  private final boolean appends;

  /**
   * Written by the loop's thread while no operation goes on, and read by the thread of one that
   * does.
   */
  private long position;

  PositionedFile(FileChannel channel, boolean appends, long position) {
    this.channel = channel;
    this.appends = appends;
    this.position = position;
  }

  /** What it is read from and written to, at positions that are said. */
  public FileChannel channel() {
    return channel;
  }

  /** Whether it is always written at its end. */
  boolean appends() {
    return appends;
  }

  /** Where the next operation reads or writes. */
  public long position() {
    return position;
  }

  /** Says where the next operation is to read or write. */
  public void position(long position) {
    this.position = position;
  }
}
