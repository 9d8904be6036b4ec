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
 * The parallel tasks of a boot. If the boot fails, every task must have ended before the cluster is
 * removed. A task that still runs would create new processes and files.
 *
 * @param executor runs the tasks
 * @param begun all tasks that were started
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

  /** Starts work for each result as soon as the result is available. */
  <T> List<CompletableFuture<Void>> then(List<CompletableFuture<T>> results, Consumer<T> work) {
    return results.stream().map(result -> then(result, work)).toList();
  }

  private <T> CompletableFuture<Void> then(CompletableFuture<T> result, Consumer<T> work) {
    var task = result.thenAcceptAsync(work, executor);
    begun.add(task);
    return task;
  }

  /** Waits until every task has ended, whether it succeeded or failed. */
  void awaitAll() {
    begun.forEach(task -> task.handle((_, _) -> true).join());
  }

  /** Waits for a task and returns its result. Throws what the task threw. */
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
