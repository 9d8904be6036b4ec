package io.illm.lab.component.cache;

import io.illm.lab.host.FolderTree;
import io.illm.lab.image.cache.CacheEntry;
import java.util.List;

/**
 * The entries that a pruning deletes, and those that it leaves because a cluster may use them.
 *
 * @param deleted the entries to delete, in the order of their deletion
 * @param inUse the entries of kinds that clusters use, while a cluster is up
 */
public record Pruning(List<CacheEntry> deleted, List<CacheEntry> inUse) {

  /**
   * Chooses what to delete.
   *
   * @param entries all entries of the cache
   * @param clusterUp whether a cluster that uses the cache is up
   */
  public static Pruning of(List<CachedEntry> entries, boolean clusterUp) {
    List<CacheEntry> prunable =
        entries.stream().filter(CachedEntry::isPrunable).map(CachedEntry::entry).toList();
    return new Pruning(
        prunable.stream().filter(entry -> !(clusterUp && entry.kind().ofClusters())).toList(),
        prunable.stream().filter(entry -> clusterUp && entry.kind().ofClusters()).toList());
  }

  /** Returns the size of the entries to delete, in bytes. */
  public long bytes() {
    return deleted.stream().mapToLong(CacheEntry::bytes).sum();
  }

  /**
   * Deletes the entries. Links are deleted, not followed.
   *
   * @throws io.illm.lab.model.Broken if an entry can't be deleted; those before it are deleted
   */
  public void run() {
    deleted.forEach(entry -> FolderTree.delete(entry.path()));
  }
}
