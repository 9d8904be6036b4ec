package io.illm.lab.cli.cache;

import io.illm.lab.component.cache.CachedEntry;
import java.time.Instant;

/**
 * An entry of the cache, as JSON shows it.
 *
 * @param kind its kind
 * @param path its folder or file
 * @param bytes its size
 * @param made when it was made
 * @param named whether a lock or recipe of the checkout names it
 * @param prunable whether {@code lab cache prune} deletes it
 */
record EntryView(
    String kind, String path, long bytes, Instant made, boolean named, boolean prunable) {

  static EntryView of(CachedEntry cached) {
    return new EntryView(
        cached.entry().kind().word(),
        cached.entry().path().toString(),
        cached.entry().bytes(),
        cached.entry().made(),
        cached.named(),
        cached.isPrunable());
  }
}
