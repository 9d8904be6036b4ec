package io.illm.lab.report.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.model.Library;
import io.illm.lab.report.ClaimState;
import io.illm.lab.report.SamplePublication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The coverage of the roadmap")
class CoverageTest {

  private static final String EXPERIMENT = "experiments/rolling-update-tutorial/";

  @TempDir private Path root;

  @BeforeEach
  void checkout() throws IOException {
    write(
        "docs/roadmap.md",
        """
        ## Phase 8: Deployment Strategies
        ### 8.1 Rolling Updates
        - [8.1-01] First
        - [8.1-02] Second
        - [8.1-03] Third
        - [8.1-04] Fourth
        """);
    write(
        EXPERIMENT + "README.md",
        "# Demo\n\n## Deploy the storefront\n\n```bash\ntrue\n```\n\n"
            + "<!-- results -->\n<!-- /results -->\n");
    write(
        EXPERIMENT + "experiment.yaml",
        """
        apiVersion: lab.illm.io/v1alpha1
        kind: Experiment
        metadata: {name: rolling-update-tutorial}
        spec:
          section: "8.1"
          title: A demo
          namespaces: [demo]
          steps:
            - step: Deploy the storefront
              checks:
                - name: three replicas serve after their slow start
                  proves: [8.1-01]
                  object: {apiVersion: v1, kind: Pod, name: demo}
                  that: ready(object)
                - name: the service answers with its version
                  proves: [8.1-01, 8.1-02]
                  object: {apiVersion: v1, kind: Pod, name: demo}
                  that: ready(object)
        """);
  }

  private void write(String name, String text) throws IOException {
    Files.createDirectories(root.resolve(name).getParent());
    Files.writeString(root.resolve(name), text);
  }

  private Coverage coverage() {
    return Coverage.of(Portfolio.of(new Library(root)));
  }

  @Test
  void claims_without_a_published_run_are_unproved() {
    assertThat(coverage().state("8.1-01")).contains(ClaimState.UNPROVED);
    assertThat(coverage().state("8.1-03")).isEmpty();
    assertThat(coverage().counts().sentence()).isEqualTo("4 tasks: 2 unproved, 2 open");
  }

  @Test
  void the_strongest_claim_of_fresh_results_counts_and_comes_first() {
    SamplePublication.into(root.resolve(EXPERIMENT));

    assertThat(coverage().state("8.1-01")).contains(ClaimState.PROVED);
    assertThat(coverage().of("8.1-01"))
        .extracting(Evidence::state)
        .containsExactly(ClaimState.PROVED, ClaimState.WEAK);
    assertThat(coverage().counts().sentence()).isEqualTo("4 tasks: 2 proved, 2 open");
  }

  @Test
  void stale_results_prove_nothing_and_say_why() throws IOException {
    SamplePublication.into(root.resolve(EXPERIMENT));
    write(EXPERIMENT + "manifests/pod.yaml", "kind: Pod\n");

    assertThat(coverage().of("8.1-02"))
        .singleElement()
        .returns(ClaimState.UNPROVED, Evidence::state)
        .returns("changed since: manifests/pod.yaml", Evidence::note);
  }

  @Test
  void a_document_proves_its_task_by_a_step_or_a_run_that_is_published() throws IOException {
    write("docs/a.md", document("step: rolling-update-tutorial / Deploy the storefront"));
    assertThat(coverage().state("8.1-03")).contains(ClaimState.UNPROVED);

    String run = SamplePublication.into(root.resolve(EXPERIMENT));
    assertThat(coverage().of("8.1-03"))
        .singleElement()
        .returns(ClaimState.PROVED, Evidence::state)
        .returns("docs/a.md", Evidence::source);
    write("docs/a.md", document("run: " + run));
    assertThat(coverage().state("8.1-03")).contains(ClaimState.PROVED);
  }

  @Test
  void the_catalogue_shows_each_experiment_with_its_published_figures() {
    SamplePublication.into(root.resolve(EXPERIMENT));

    assertThat(Catalogue.of(Portfolio.of(new Library(root))))
        .contains("## Phase 8: Deployment Strategies")
        .endsWith(
            "| 8.1 Rolling Updates | [A demo](rolling-update-tutorial/README.md) | passed, validated"
                + " | 21 min 03 s | – | 4 tasks: 2 proved, 2 weak | 20 November 2026, `8a88cac1d0` |\n");
  }

  private static String document(String basis) {
    return "---\nkind: Document\nproves:\n  - {tasks: [8.1-03], " + basis + "}\n---\n# A page\n";
  }
}
