package io.illm.lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReportHtmlTest {

  @Test
  void pages_are_written_for_the_eye() throws Exception {
    var folder = Files.createDirectories(Path.of("target", "reports"));
    Files.writeString(folder.resolve("passed.html"), ReportHtml.of(SampleRun.passed()));
    Files.writeString(folder.resolve("failed.html"), ReportHtml.of(SampleRun.failed()));
    assertThat(folder.resolve("passed.html")).isNotEmptyFile();
  }
}
