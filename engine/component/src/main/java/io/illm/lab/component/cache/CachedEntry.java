package io.illm.lab.component.cache;

import io.illm.lab.image.cache.CacheEntry;

/**
 * An entry of the cache, as a checkout sees it.
 *
 * @param entry the entry
 * @param named whether a lock or recipe of the checkout names it
 */
public record CachedEntry(CacheEntry entry, boolean named) {

  /** Returns whether a pruning deletes it, if nothing uses it. */
  public boolean isPrunable() {
    return switch (entry.kind().keep()) {
      case NAMED -> !named;
      case ALWAYS -> false;
      case NEVER -> true;
    };
  }
}
