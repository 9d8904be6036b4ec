package io.illm.lab.cli.run;

import io.illm.lab.cli.terminal.Terminal;
import io.illm.lab.model.Broken;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ctrl-C: the first one stops the run and cleans up, the second one ends the process at once.
 *
 * <p>The platform's only way to hear a second signal is {@code sun.misc.Signal} of the supported
 * module jdk.unsupported; it is called by reflection, since the compiler warns of any other use.
 */
public final class Interrupts implements AutoCloseable {

  /** What a shell expects of a command that Ctrl-C ended. */
  public static final int INTERRUPTED = 130;

  private final Object signal;
  private final Object previous;
  private final Method handle;

  private Interrupts(Object signal, Object previous, Method handle) {
    this.signal = signal;
    this.previous = previous;
    this.handle = handle;
  }

  /**
   * Handles Ctrl-C until it is closed.
   *
   * @param stop stops the work, which then cleans up
   * @param left what removes that which a second Ctrl-C leaves behind
   */
  public static Interrupts handle(Terminal terminal, Runnable stop, String left) {
    AtomicBoolean first = new AtomicBoolean(true);
    return install(() -> {
      if (first.getAndSet(false)) {
        terminal.progress().say("stopping and cleaning up; Ctrl-C again stops at once");
        stop.run();
      } else {
        terminal.progress().say("stopped at once: `" + left + "` removes what is left");
        Runtime.getRuntime().halt(INTERRUPTED);
      }
    });
  }

  private static Interrupts install(Runnable action) {
    try {
      Class<?> signals = Class.forName("sun.misc.Signal");
      Class<?> handlers = Class.forName("sun.misc.SignalHandler");
      Object handler =
          Proxy.newProxyInstance(
              handlers.getClassLoader(),
              new Class<?>[] {handlers},
              (proxy, method, arguments) -> answer(action, proxy, method, arguments));
      Object signal = signals.getConstructor(String.class).newInstance("INT");
      Method handle = signals.getMethod("handle", signals, handlers);
      return new Interrupts(signal, handle.invoke(null, signal, handler), handle);
    } catch (ReflectiveOperationException e) {
      throw new Broken("listening for Ctrl-C", e);
    }
  }

  @SuppressWarnings("ReferenceEquality") // a proxy's equals can't call itself
  private static Object answer(Runnable action, Object proxy, Method method, Object[] arguments) {
    return switch (method.getName()) {
      case "hashCode" -> System.identityHashCode(proxy);
      case "equals" -> proxy == arguments[0];
      case "toString" -> "Ctrl-C";
      default -> {
        action.run();
        yield true;
      }
    };
  }

  @Override
  public void close() {
    try {
      handle.invoke(null, signal, previous);
    } catch (ReflectiveOperationException e) {
      throw new Broken("leaving Ctrl-C to the shell again", e);
    }
  }
}
