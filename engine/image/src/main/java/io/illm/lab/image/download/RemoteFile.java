package io.illm.lab.image.download;

import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Duration;

/** A file on a host. */
public interface RemoteFile {

  /** Returns the file's address, for messages. */
  String address();

  /**
   * Requests the file. A host that can start in the middle answers 206 and sends the rest only.
   *
   * @param first the index of the first byte that is wanted
   */
  HttpResponse<InputStream> from(long first) throws NoAnswer;

  /** Returns the time without data after which a transfer counts as cut. */
  Duration stallTimeout();
}
