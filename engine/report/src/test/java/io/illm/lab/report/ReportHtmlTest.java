package io.illm.lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.testkit.Golden;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReportHtmlTest {

  private static final String PASSED = ReportHtml.of(SampleRun.passed());
  private static final String FAILED = ReportHtml.of(SampleRun.failed());
  private static final String PARTIAL = ReportHtml.of(SampleRun.partial());

  /** Namespaces of XML are names, not addresses. */
  @Test
  void the_page_refers_to_nothing_outside_itself() {
    var page = FAILED.replace("xmlns='http://www.w3.org/2000/svg'", "");
    var references =
        Pattern.compile("(?:src|href|action|data|poster|srcset)\\s*=\\s*[\"']?([^\"'\\s>]*)");
    assertThat(references.matcher(page).results().map(match -> match.group(1)))
        .allMatch(to -> to.startsWith("#") || to.equals("data:,"));
    assertThat(page).doesNotContain("@import", "url(", "<iframe", "<object", "<embed", "<base");
    assertThat(page).contains("default-src &#39;none&#39;");
  }

  @Test
  void every_link_in_the_page_leads_somewhere() {
    assertLinksLeadSomewhere(FAILED);
    assertLinksLeadSomewhere(PARTIAL);
  }

  private static void assertLinksLeadSomewhere(String page) {
    var ids = Pattern.compile(" id=[\"']([^\"']+)[\"']").matcher(page).results();
    var known = ids.map(match -> match.group(1)).toList();
    var links = Pattern.compile("href=\"#([^\"]+)\"").matcher(page).results();
    assertThat(known).doesNotHaveDuplicates();
    assertThat(links.map(match -> match.group(1))).isNotEmpty().allMatch(known::contains);
  }

  @Test
  void hostile_text_stays_text() {
    var page = ReportHtml.of(HostileRun.run());
    assertThat(page).doesNotContain("<script>alert", "<img", "</style><", "\u001b", "\u0000");
    assertThat(page).contains("&lt;script&gt;alert");
    assertThat(PASSED.split("<script", -1)).hasSameSizeAs(page.split("<script", -1));
  }

  @Test
  void a_failure_stands_in_the_headline_and_is_told_before_anything_else() {
    Golden.assertMatches("head-failed.html", part(FAILED, "<header class", "</header>"));
    Golden.assertMatches("failures.html", part(FAILED, "<section id=\"failures\"", "</section>"));
    assertThat(FAILED.indexOf("id=\"failures\"")).isLessThan(FAILED.indexOf("id=\"proof\""));
  }

  @Test
  void a_passed_run_says_so_first() {
    Golden.assertMatches("head-passed.html", part(PASSED, "<header class", "</header>"));
    Golden.assertMatches("study.html", part(PASSED, "<section id=\"study-1\"", "<h4>"));
    assertThat(PASSED).doesNotContain("What went wrong");
  }

  @Test
  void what_was_not_run_is_told_with_its_reason_before_what_was_proved() {
    Golden.assertMatches("head-partial.html", part(PARTIAL, "<header class", "</header>"));
    Golden.assertMatches("not-run.html", part(PARTIAL, "<section id=\"not-run\"", "</section>"));
    Golden.assertMatches(
        "proof-partial.html", part(PARTIAL, "<section id=\"proof\"", "</section>"));
    assertThat(PARTIAL.indexOf("id=\"not-run\"")).isLessThan(PARTIAL.indexOf("id=\"proof\""));
  }

  @Test
  void a_check_against_an_emulator_says_so_beside_its_condition() {
    assertThat(PARTIAL).contains("emulated by moto, which stands in for AWS</span>");
    assertThat(PASSED).doesNotContain("emulated by");
  }

  @Test
  void a_run_that_broke_at_once_has_a_page_too() {
    var page = ReportHtml.of(HostileRun.brokenAtOnce());
    assertThat(page).contains("The lab itself broke", "no space left on device");
  }

  private static String part(String page, String from, String to) {
    int start = page.indexOf(from);
    return page.substring(start, page.indexOf(to, start)) + to + "\n";
  }
}
