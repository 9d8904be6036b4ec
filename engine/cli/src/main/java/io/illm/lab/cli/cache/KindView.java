package io.illm.lab.cli.cache;

import io.illm.lab.component.cache.CachedEntry;
import io.illm.lab.image.cache.CacheEntry;
import io.illm.lab.image.cache.CacheKind;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The entries of one kind in the cache, added up.
 *
 * @param kind the kind's name; {@code all} for the sum of all kinds
 * @param bytes the size of its entries
 * @param entries their number
 * @param unnamedEntries the number of those that a pruning deletes
 * @param unnamedBytes the size of these
 * @param oldest when the oldest entry was made
 * @param newest when the newest entry was made
 */
record KindView(
    String kind,
    long bytes,
    long entries,
    long unnamedEntries,
    long unnamedBytes,
    Instant oldest,
    Instant newest) {

  /** Returns a view of each kind that has entries, and their sum; none if there are no entries. */
  static List<KindView> of(List<CachedEntry> all) {
    if (all.isEmpty()) {
      return List.of();
    }
    Stream<KindView> kinds =
        Arrays.stream(CacheKind.values())
            .map(kind -> all.stream().filter(each -> each.entry().kind() == kind).toList())
            .filter(entries -> !entries.isEmpty())
            .map(entries -> sum(entries.getFirst().entry().kind().word(), entries));
    return Stream.concat(kinds, Stream.of(sum("all", all))).toList();
  }

  private static KindView sum(String kind, List<CachedEntry> entries) {
    List<CachedEntry> unnamed = entries.stream().filter(CachedEntry::isPrunable).toList();
    List<Instant> made = entries.stream().map(each -> each.entry().made()).sorted().toList();
    return new KindView(
        kind,
        bytes(entries),
        entries.size(),
        unnamed.size(),
        bytes(unnamed),
        made.getFirst(),
        made.getLast());
  }

  private static long bytes(List<CachedEntry> entries) {
    return entries.stream().map(CachedEntry::entry).mapToLong(CacheEntry::bytes).sum();
  }
}
