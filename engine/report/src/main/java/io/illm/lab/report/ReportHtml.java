package io.illm.lab.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.illm.lab.model.run.Run;

/**
 * Writes {@code report.html}, a single file that opens from disk. It loads nothing from elsewhere
 * and works without its script.
 */
public final class ReportHtml {

  private ReportHtml() {}

  /** Returns a run as an HTML page. */
  public static String of(Run run) {
    var html = new StringOutput(1 << 18);
    TemplateEngine.createPrecompiled(ContentType.Html)
        .render("report/page.jte", Page.of(run), html);
    return PlainText.printable(html.toString());
  }
}
