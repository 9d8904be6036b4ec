package io.illm.lab.image.oci;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ArchivedImageTest {

  /** The layers of an image, and the folders that image-store unpacked them to. */
  @Test
  void a_layer_is_unpacked_under_the_digest_of_itself_and_all_layers_beneath() {
    var image =
        new ArchivedImage(
            List.of(
                "4dd93f66a387f9f85507f08db2767586025966a98aca63c1ade67d31ba55f642",
                "c1abc863d8cfebc40ba4a05f0871ac7b6ad80fbd4d7ef214f40e74025b1ca668"));
    assertThat(image.chains())
        .containsExactly(
            "4dd93f66a387f9f85507f08db2767586025966a98aca63c1ade67d31ba55f642",
            "17efc8f095ea2501110818ec3268a8f19446f61ad7458d9f3d4df2dba3d99699");
  }
}
