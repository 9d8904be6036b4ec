package io.illm.lab.image.oci;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Optional;

/**
 * Counts the bytes of a layer, and passes them on if there is a channel. Closing it does nothing.
 */
final class LayerSink extends OutputStream {

  private final Optional<WritableByteChannel> channel;
  private long bytes;

  private LayerSink(Optional<WritableByteChannel> channel) {
    this.channel = channel;
  }

  /** Returns a sink that only counts. */
  static LayerSink counting() {
    return new LayerSink(Optional.empty());
  }

  /** Returns a sink that writes to a channel. */
  static LayerSink into(WritableByteChannel channel) {
    return new LayerSink(Optional.of(channel));
  }

  /** Returns the number of bytes so far. */
  long bytes() {
    return bytes;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    bytes += length;
    if (channel.isPresent()) {
      ByteBuffer buffer = ByteBuffer.wrap(from, offset, length);
      while (buffer.hasRemaining()) {
        channel.get().write(buffer);
      }
    }
  }
}
