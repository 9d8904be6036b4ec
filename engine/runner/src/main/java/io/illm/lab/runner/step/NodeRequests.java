package io.illm.lab.runner.step;

import io.illm.lab.cluster.NodeAct;
import io.illm.lab.cluster.NodeActs;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Broken;
import io.illm.lab.runner.RunEvent;
import io.illm.lab.runner.RunListener;
import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * Does to nodes what steps ask for. A step has no privileges: the {@code lab} on its PATH asks
 * through named pipes in its workspace, and a run breaks the nodes of its own clusters alone.
 *
 * <p>A request is a line {@code ID ACT NODE [--cluster NAME]}, its answer {@code ID CODE WORDS}.
 */
public final class NodeRequests implements AutoCloseable {

  private static final String END = "end";

  private final Map<String, NodeActs> clusters;
  private final RunListener listener;
  private final RandomAccessFile requests;
  private final RandomAccessFile answers;
  private final Thread answering;

  private NodeRequests(
      Map<String, NodeActs> clusters,
      RunListener listener,
      RandomAccessFile requests,
      RandomAccessFile answers) {
    this.clusters = clusters;
    this.listener = listener;
    this.requests = requests;
    this.answers = answers;
    this.answering = Thread.ofPlatform().daemon().name("node requests").unstarted(this::answer);
  }

  /**
   * Begins to listen.
   *
   * @param workspace whose steps ask
   * @param clusters what breaks nodes, by the name that the experiment gives the cluster
   * @param listener hears of each act before it begins and when it has ended
   */
  public static NodeRequests listen(
      Workspace workspace, Map<String, NodeActs> clusters, RunListener listener) {
    Path pipes = workspace.nodePipes();
    try {
      NodeRequests here =
          new NodeRequests(
              Map.copyOf(clusters), listener, open(pipes, "requests"), open(pipes, "answers"));
      here.answering.start();
      return here;
    } catch (IOException e) {
      throw new Broken("opening the pipes " + pipes, e);
    }
  }

  /** Open for both directions, a pipe neither blocks until somebody else opens it nor ends. */
  private static RandomAccessFile open(Path pipes, String name) throws IOException {
    return new RandomAccessFile(pipes.resolve(name).toFile(), "rw");
  }

  private void answer() {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(new FileInputStream(requests.getFD()), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null && !line.equals(END); ) {
        write(answers, reply(line));
        line = lines.readLine();
      }
    } catch (IOException _) {
      // The run has ended and closed the pipes.
    }
  }

  private String reply(String line) {
    String id = line.split(" ", 2)[0];
    try {
      return id + " 0 " + done(NodeRequest.parse(line));
    } catch (BadInput e) {
      return id + " 2 " + oneLine(e);
    } catch (RuntimeException e) {
      return id + " 4 " + oneLine(e);
    }
  }

  private String done(NodeRequest request) {
    NodeActs acts = request.in(clusters);
    listener.on(new RunEvent.NodeActing(request.cluster(), request.act(), request.node()));
    String seen = acts.act(request.act(), request.node());
    listener.on(new RunEvent.NodeActed(request.cluster(), request.act(), request.node(), seen));
    return seen;
  }

  private static String oneLine(RuntimeException e) {
    return "error: " + String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
  }

  /** Brings back every node that is out: whatever a step broke ends with the run. */
  public void giveBack() {
    clusters.forEach((cluster, acts) ->
        acts.out()
            .forEach(node -> {
              String seen = acts.act(NodeAct.RETURN, node);
              listener.on(new RunEvent.NodeActed(cluster, NodeAct.RETURN, node, seen));
            }));
  }

  @Override
  public void close() {
    try {
      write(requests, END);
      answering.join();
      requests.close();
      answers.close();
    } catch (IOException e) {
      throw new Broken("closing the pipes of node requests", e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void write(RandomAccessFile pipe, String line) throws IOException {
    pipe.write((line + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
