package dev.fermata.transformer;

import org.objectweb.asm.Opcodes;

/** The version of a class file (JVMS 4.1). */
final class ClassFileVersion {
  /** The newest that the ASM in use reads. */
  private static final int NEWEST = Opcodes.V28;

  private ClassFileVersion() {}

  static boolean isTooNew(byte[] classFile) {
    return classFile.length >= 8 && hasMagic(classFile) && major(classFile) > NEWEST;
  }

  private static boolean hasMagic(byte[] file) {
    return file[0] == (byte) 0xCA
        && file[1] == (byte) 0xFE
        && file[2] == (byte) 0xBA
        && file[3] == (byte) 0xBE;
  }

  static int major(byte[] classFile) {
    return (classFile[6] & 0xFF) << 8 | (classFile[7] & 0xFF);
  }
}
