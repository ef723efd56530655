package com.acme;

import java.io.IOException;
import java.io.RandomAccessFile;

public class MakeNewer {
  public static void main(String[] files) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(files[0], "rw")) {
      file.seek(6); // the major version, behind the magic number and the minor version
      file.writeShort(999);
    }
  }
}
