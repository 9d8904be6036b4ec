package io.illm.lab.cluster;

import io.illm.lab.model.Broken;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What a boot does side by side. Before its remains are removed each task must have ended, or it
 * would go on making things.
 *
 * @param executor runs them
 * @param begun all of them
 */
record BootTasks(Executor executor, ConcurrentLinkedQueue<CompletableFuture<?>> begun) {

  BootTasks(Executor executor) {
    this(executor, new ConcurrentLinkedQueue<>());
  }

  <T> CompletableFuture<T> begin(Supplier<T> work) {
    var task = CompletableFuture.supplyAsync(work, executor);
    begun.add(task);
    return task;
  }

  CompletableFuture<Void> run(Runnable work) {
    var task = CompletableFuture.runAsync(work, executor);
    begun.add(task);
    return task;
  }

  /** Begins work with each result as soon as it is there. */
  <T> List<CompletableFuture<Void>> then(List<CompletableFuture<T>> results, Consumer<T> work) {
    return results.stream().map(result -> then(result, work)).toList();
  }

  private <T> CompletableFuture<Void> then(CompletableFuture<T> result, Consumer<T> work) {
    var task = result.thenAcceptAsync(work, executor);
    begun.add(task);
    return task;
  }

  /** Waits until every task has ended, well or not. */
  void settle() {
    begun.forEach(task -> task.handle((_, _) -> true).join());
  }

  /** The result of a task; what it threw is thrown as it is. */
  static <T> T join(CompletableFuture<T> task) {
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Broken("interrupted while waiting", e);
    }
  }
}
