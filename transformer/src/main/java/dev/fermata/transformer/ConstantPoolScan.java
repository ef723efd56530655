package dev.fermata.transformer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Looks for our names in a constant pool (JVMS 4.4) without parsing anything else, which is all
 * that most classes ever cost.
 */
final class ConstantPoolScan {
  private static final byte[][] MARKERS = {
    bytes("Ldev/fermata/Async;"),
    bytes("dev/fermata/Fermata"),
    bytes("dev/fermata/Generator"),
    bytes("dev/fermata/Coroutine"),
    bytes("dev/fermata/AsyncGenerator"),
    bytes("dev/fermata/AsyncCloseable"),
    bytes("Ldev/fermata/abi/Rewritten;"),
    bytes("Ldev/fermata/abi/FrameOf;"),
  };
  private static final int HEADER = 10;

  private ConstantPoolScan() {}

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Whether {@code classFile} mentions Fermata; true for what is no class file. */
  static boolean findsMarker(byte[] classFile) {
    if (classFile.length < HEADER || readInt(classFile, 0) != 0xCAFEBABE) {
      return true;
    }
    int count = readShort(classFile, HEADER - 2);
    int position = HEADER;
    for (int index = 1; index < count; index++) {
      if (position + 3 > classFile.length) {
        return true;
      }
      int tag = classFile[position];
      if (tag == 1) {
        int length = readShort(classFile, position + 1);
        if (position + 3 + length > classFile.length || isMarker(classFile, position + 3, length)) {
          return true;
        }
        position += 3 + length;
      } else {
        int size = sizeOf(tag);
        if (size < 0) {
          return true;
        }
        position += size;
        if (tag == 5 || tag == 6) {
          index++; // long and double take two entries (JVMS 4.4.5)
        }
      }
    }
    return false;
  }

  private static int sizeOf(int tag) {
    return switch (tag) {
      case 7, 8, 16, 19, 20 -> 3; // Class, String, MethodType, Module, Package
      case 15 -> 4; // MethodHandle
      case 3, 4, 9, 10, 11, 12, 17, 18 -> 5; // Integer, Float, references, NameAndType, Dynamic
      case 5, 6 -> 9; // Long, Double
      default -> -1;
    };
  }

  private static boolean isMarker(byte[] classFile, int from, int length) {
    for (byte[] marker : MARKERS) {
      if (marker.length == length
          && Arrays.equals(classFile, from, from + length, marker, 0, length)) {
        return true;
      }
    }
    return false;
  }

  private static int readShort(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
  }

  private static int readInt(byte[] bytes, int at) {
    return readShort(bytes, at) << 16 | readShort(bytes, at + 2);
  }
}
