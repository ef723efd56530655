package dev.fermata.transformer.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Enumeration;
import java.util.Map;
import java.util.SortedMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Writes a jar again with some classes changed.
 *
 * <p>Entries keep their order (so the manifest stays first), times, comments and way of
 * compression. A new generated class stands behind its owner and has the owner's time. The result
 * depends on nothing but the old jar and the changes.
 */
final class CopyJar {
  private final ZipFile source;
  private final Changes changes;
  private final SortedMap<String, byte[]> frames;

  CopyJar(ZipFile source, Changes changes) {
    this.source = source;
    this.changes = changes;
    frames = changes.frames();
  }

  void writeTo(OutputStream out) throws IOException {
    ZipOutputStream jar = new ZipOutputStream(out);
    jar.setComment(source.getComment());
    for (Enumeration<? extends ZipEntry> all = source.entries(); all.hasMoreElements(); ) {
      ZipEntry entry = all.nextElement();
      String name = entry.getName();
      Changes.Rewritten rewritten = changes.classes().get(name);
      if (rewritten != null) {
        put(jar, new ZipEntry(entry), rewritten.classFile());
        putNewFrames(jar, entry, rewritten.frames());
      } else if (frames.containsKey(name)) {
        put(jar, new ZipEntry(entry), frames.get(name));
      } else if (!changes.staleFrames().contains(name)) {
        copy(jar, entry);
      }
    }
    jar.finish();
  }

  private void putNewFrames(ZipOutputStream jar, ZipEntry owner, SortedMap<String, byte[]> owned)
      throws IOException {
    for (Map.Entry<String, byte[]> frame : owned.entrySet()) {
      if (source.getEntry(frame.getKey()) == null) {
        ZipEntry entry = new ZipEntry(frame.getKey());
        entry.setTimeLocal(owner.getTimeLocal());
        entry.setMethod(owner.getMethod());
        put(jar, entry, frame.getValue());
      }
    }
  }

  private static void put(ZipOutputStream jar, ZipEntry entry, byte[] content) throws IOException {
    if (entry.getMethod() == ZipEntry.STORED) {
      CRC32 crc = new CRC32();
      crc.update(content);
      entry.setSize(content.length);
      entry.setCompressedSize(content.length);
      entry.setCrc(crc.getValue());
    } else {
      // Unknown: found out by compressing.
      entry.setCompressedSize(-1);
    }
    jar.putNextEntry(entry);
    jar.write(content);
    jar.closeEntry();
  }

  private void copy(ZipOutputStream jar, ZipEntry old) throws IOException {
    ZipEntry entry = new ZipEntry(old);
    if (entry.getMethod() != ZipEntry.STORED) {
      // Another compressor may have made it smaller or larger than ours does.
      entry.setCompressedSize(-1);
    }
    jar.putNextEntry(entry);
    try (InputStream in = source.getInputStream(old)) {
      in.transferTo(jar);
    }
    jar.closeEntry();
  }
}
