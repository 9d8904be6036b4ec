package io.illm.lab.image.cache;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A result in the cache.
 *
 * @param kind its kind
 * @param path its folder or file
 * @param bytes the size of its files; a file with several names counts once
 * @param made when it was made
 */
public record CacheEntry(CacheKind kind, Path path, long bytes, Instant made) {}
