package io.illm.lab.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.illm.lab.model.run.Run;

/**
 * Writes {@code report.html}: one file that opens from disk, refers to nothing outside itself, and
 * reads without its few lines of script.
 */
public final class ReportHtml {

  private ReportHtml() {}

  /** A run as a page. */
  public static String of(Run run) {
    var html = new StringOutput(1 << 18);
    TemplateEngine.createPrecompiled(ContentType.Html)
        .render("report/page.jte", Page.of(run), html);
    return PlainText.printable(html.toString());
  }
}
