package io.illm.lab.image.oci;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/** Writes a tar of plain files. The kernel copies big files. */
final class TarBlobs {

  private static final int RECORD = 512;
  private static final int MODE = 0100644;

  private final FileChannel out;

  TarBlobs(FileChannel out) {
    this.out = out;
  }

  void entry(String name, byte[] content) throws IOException {
    header(name, content.length);
    write(ByteBuffer.wrap(content));
    pad(content.length);
  }

  void entry(String name, Path file) throws IOException {
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = in.size();
      header(name, size);
      long done = 0;
      while (done < size) {
        done += in.transferTo(done, size - done, out);
      }
      pad(size);
    }
  }

  /** Writes a layer anew. It must have the bytes that it had when it was measured. */
  void entry(String name, Layer.Written layer) throws IOException {
    header(name, layer.bytes());
    LayerSink sink = LayerSink.into(out);
    try (var writer = new LayerWriter(sink)) {
      layer.filling().fill(writer);
      String digest = writer.finish();
      if (!digest.equals(layer.digest()) || sink.bytes() != layer.bytes()) {
        throw new IOException("the layer of " + layer.what() + " has changed: it is " + digest);
      }
    }
    pad(layer.bytes());
  }

  /** Writes the two empty records that end a tar. */
  void end() throws IOException {
    write(ByteBuffer.allocate(2 * RECORD));
  }

  private void header(String name, long size) throws IOException {
    var entry = new TarArchiveEntry(name);
    entry.setSize(size);
    entry.setMode(MODE);
    entry.setModTime(0L);
    entry.setIds(0, 0);
    entry.setNames("", "");
    byte[] header = new byte[RECORD];
    entry.writeEntryHeader(header);
    write(ByteBuffer.wrap(header));
  }

  private void pad(long size) throws IOException {
    write(ByteBuffer.allocate((int) ((RECORD - size % RECORD) % RECORD)));
  }

  private void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }
}
