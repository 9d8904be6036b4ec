package io.illm.lab.cli.run;

import io.illm.lab.cli.terminal.Terminal;
import io.illm.lab.model.Broken;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * The handling of Ctrl-C, SIGTERM and SIGHUP. The first signal stops the work, which then cleans
 * up. A second Ctrl-C ends the process at once; another SIGTERM or SIGHUP changes nothing, since a
 * closed terminal sends two, and a CI system sends SIGTERM soon after an interrupt.
 *
 * <p>The platform's only way to hear a second signal is {@code sun.misc.Signal} of the supported
 * module jdk.unsupported. It is called by reflection, since the compiler warns of any other use. A
 * signal that the process was started to ignore, as {@code nohup} does, stays ignored.
 */
public final class Interrupts implements AutoCloseable {

  private final Terminal terminal;
  private final Runnable stop;
  private final String undo;
  private final IntConsumer halt;
  private final List<Runnable> restore = new ArrayList<>();
  private Optional<StopSignal> received = Optional.empty();

  private Interrupts(Terminal terminal, Runnable stop, String undo, IntConsumer halt) {
    this.terminal = terminal;
    this.stop = stop;
    this.undo = undo;
    this.halt = halt;
  }

  /**
   * Handles the signals until it is closed.
   *
   * @param stop stops the work, which then cleans up
   * @param undo the command that removes what a second Ctrl-C leaves behind
   */
  public static Interrupts handle(Terminal terminal, Runnable stop, String undo) {
    return handle(terminal, stop, undo, Runtime.getRuntime()::halt);
  }

  static Interrupts handle(Terminal terminal, Runnable stop, String undo, IntConsumer halt) {
    Interrupts handling = new Interrupts(terminal, stop, undo, halt);
    for (StopSignal signal : StopSignal.values()) {
      handling.listen(signal);
    }
    return handling;
  }

  /** The first signal; empty where none came. */
  public synchronized Optional<StopSignal> received() {
    return received;
  }

  private void receive(StopSignal signal) {
    if (isFirst(signal)) {
      stop.run(); // before the message, which may wait for whoever reads it
      terminal
          .progress()
          .say("%s: stopping and cleaning up; Ctrl-C stops at once".formatted(signal.words()));
    } else if (signal == StopSignal.INT) {
      terminal.progress().say("stopped at once: `" + undo + "` removes what is left");
      halt.accept(signal.exitCode());
    }
  }

  private synchronized boolean isFirst(StopSignal signal) {
    boolean first = received.isEmpty();
    received = received.or(() -> Optional.of(signal));
    return first;
  }

  private void listen(StopSignal signal) {
    try {
      Class<?> signals = Class.forName("sun.misc.Signal");
      Class<?> handlers = Class.forName("sun.misc.SignalHandler");
      Object handler =
          Proxy.newProxyInstance(
              handlers.getClassLoader(),
              new Class<?>[] {handlers},
              (proxy, method, arguments) -> answer(signal, proxy, method, arguments));
      Object number = signals.getConstructor(String.class).newInstance(signal.name());
      Method handle = signals.getMethod("handle", signals, handlers);
      Object previous = handle.invoke(null, number, handler);
      restore.add(() -> restore(handle, number, previous));
    } catch (ReflectiveOperationException e) {
      throw new Broken("listening for " + signal.words(), e);
    }
  }

  @SuppressWarnings("ReferenceEquality") // a proxy's equals can't call itself
  private Object answer(StopSignal signal, Object proxy, Method method, Object[] arguments) {
    return switch (method.getName()) {
      case "hashCode" -> System.identityHashCode(proxy);
      case "equals" -> proxy == arguments[0];
      case "toString" -> signal.words();
      default -> {
        receive(signal);
        yield true;
      }
    };
  }

  private static void restore(Method handle, Object signal, Object previous) {
    try {
      handle.invoke(null, signal, previous);
    } catch (ReflectiveOperationException e) {
      throw new Broken("leaving the signals to the platform again", e);
    }
  }

  @Override
  public void close() {
    restore.forEach(Runnable::run);
  }
}
