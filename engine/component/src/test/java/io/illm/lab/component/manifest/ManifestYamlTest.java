package io.illm.lab.component.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.error.YAMLException;

class ManifestYamlTest {

  private static GenericKubernetesResource only(String text) {
    List<GenericKubernetesResource> objects = ManifestYaml.objects(text);
    assertThat(objects).hasSize(1);
    return objects.getFirst();
  }

  private static Object data(String value) {
    return only("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\ndata: {a: " + value + "}")
        .get("data", "a");
  }

  @Test
  void words_mean_what_they_mean_to_kubernetes() {
    assertThat(data("2026-01-02")).isEqualTo("2026-01-02");
    assertThat(data("22:22")).isEqualTo("22:22");
    assertThat(data("0644")).isEqualTo(420);
    assertThat(data("on")).isEqualTo(true);
    assertThat(data("1e3")).isEqualTo(1000.0);
    assertThat(data("v1")).isEqualTo("v1");
  }

  @Test
  void lists_are_taken_apart_and_empty_documents_left_out() {
    String list = "---\n# nothing\n---\nkind: List\nitems: [{kind: A, apiVersion: v1}]\n---\n";
    assertThat(only(list).getKind()).isEqualTo("A");
  }

  @Test
  void a_document_that_is_no_object_is_refused() {
    assertThatThrownBy(() -> ManifestYaml.objects("name: x")).isInstanceOf(YAMLException.class);
  }

  @Test
  void texts_stay_texts_for_every_reader() {
    var written = only("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}");
    Map<String, Object> data =
        Map.of("a", "1e3", "b", "yes", "c", "0644", "d", "one\ntwo\n", "e", "1_000", "f", "y");
    written.setAdditionalProperty("data", data);

    String text = ManifestYaml.text(List.of(written));

    assertThat(text).contains("a: \"1e3\"", "c: \"0644\"", "f: \"y\"", "d: |\n");
    assertThat(only(text).getAdditionalProperties()).containsEntry("data", data);
  }
}
