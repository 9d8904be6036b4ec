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
 * Executes actions on nodes that steps request. A step has no privileges. Therefore the program
 * {@code lab} on its PATH sends the request to the run, through named pipes in the workspace. Only
 * the nodes of the run's clusters can be named.
 *
 * <p>A request is a line {@code ID ACT NODE [--cluster NAME]}. Its answer is a line {@code ID CODE
 * WORDS}.
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
   * Starts to listen for requests.
   *
   * @param workspace the workspace of the steps
   * @param clusters the actions on the nodes of each cluster, by the cluster's name in the
   *     experiment
   * @param listener receives an event before and after each action
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

  /**
   * Opens a pipe for reading and writing. So the call does not wait for another process, and the
   * stream does not end when another process closes the pipe.
   */
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

  /** Restores every node that a step has stopped or disconnected. */
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
