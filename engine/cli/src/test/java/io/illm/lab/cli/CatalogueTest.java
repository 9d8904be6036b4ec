package io.illm.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.model.Library;
import io.illm.lab.report.coverage.Catalogue;
import io.illm.lab.report.coverage.Portfolio;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("experiments/CATALOG.md")
class CatalogueTest {

  private static final Path ROOT = Path.of(System.getProperty("lab.root"));

  @Test
  void says_what_is_published() {
    assertThat(Catalogue.file(ROOT))
        .as("`./lab catalog > experiments/CATALOG.md` writes it")
        .hasContent(Catalogue.of(Portfolio.of(new Library(ROOT))));
  }
}
