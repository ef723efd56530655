package dev.fermata.transformer.check;

import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.ClassReader;

/**
 * How many bytes the code of each method of a class file has. ASM has no way to ask for it, but
 * reads the structures of the file (JVMS 4.1, 4.6, 4.7) for us.
 */
final class CodeSizes {
  private final ClassReader reader;
  private final char[] buffer;
  private final Map<String, Integer> sizes = new HashMap<>();
  private int position;

  private CodeSizes(byte[] classFile) {
    reader = new ClassReader(classFile);
    buffer = new char[reader.getMaxStringLength()];
    position = reader.header + 6; // access flags, this and super class
  }

  /** The sizes by name and descriptor of the method; without methods that have no code. */
  static Map<String, Integer> of(byte[] classFile) {
    CodeSizes sizes = new CodeSizes(classFile);
    sizes.read();
    return sizes.sizes;
  }

  private void read() {
    int interfaces = nextShort();
    position += 2 * interfaces;
    readMembers(); // fields
    readMembers(); // methods
  }

  private int nextShort() {
    int value = reader.readUnsignedShort(position);
    position += 2;
    return value;
  }

  private void readMembers() {
    int members = nextShort();
    for (int member = 0; member < members; member++) {
      String key = reader.readUTF8(position + 2, buffer) + reader.readUTF8(position + 4, buffer);
      position += 6;
      readAttributes(key);
    }
  }

  private void readAttributes(String member) {
    int attributes = nextShort();
    for (int attribute = 0; attribute < attributes; attribute++) {
      int content = position + 6;
      if ("Code".equals(reader.readUTF8(position, buffer))) {
        sizes.put(member, reader.readInt(content + 4)); // behind max_stack and max_locals
      }
      position = content + reader.readInt(position + 2);
    }
  }
}
