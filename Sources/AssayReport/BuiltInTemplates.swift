/// The built-in templates: the files of `Templates/`, embedded at build time.
package enum BuiltInTemplates {
  /// The name and the text of a template file.
  package struct File: Sendable {
    package let name: String
    package let text: String

    package init(name: String, text: String) { (self.name, self.text) = (name, text) }

    fileprivate init(_ name: String, _ bytes: [UInt8]) {
      self.init(name: name, text: String(decoding: bytes, as: UTF8.self))
    }
  }

  /// The embedded templates, and the generated ones that list the sections in order.
  package static let files: [File] =
    embedded
    + ["html.mustache", "md.mustache"].map {
      File(name: "sections.\($0)", text: ReportSection.partial($0))
    }

  private static let embedded: [File] = [
    File("report.html.mustache", PackageResources.report_html_mustache),
    File("report.md.mustache", PackageResources.report_md_mustache),
    File("verdict.html.mustache", PackageResources.verdict_html_mustache),
    File("verdict.md.mustache", PackageResources.verdict_md_mustache),
    File("logo.html.mustache", PackageResources.logo_html_mustache),
    File("models.html.mustache", PackageResources.models_html_mustache),
    File("models.md.mustache", PackageResources.models_md_mustache),
    File("scoreboard-head.html.mustache", PackageResources.scoreboard_head_html_mustache),
    File("scoreboard-head.md.mustache", PackageResources.scoreboard_head_md_mustache),
    File("scoreboard-row.html.mustache", PackageResources.scoreboard_row_html_mustache),
    File("scoreboard-row.md.mustache", PackageResources.scoreboard_row_md_mustache),
    File("positive-rows.html.mustache", PackageResources.positive_rows_html_mustache),
    File("positive-rows.md.mustache", PackageResources.positive_rows_md_mustache),
    File("averages.html.mustache", PackageResources.averages_html_mustache),
    File("averages.md.mustache", PackageResources.averages_md_mustache),
    File("scoreboard.html.mustache", PackageResources.scoreboard_html_mustache),
    File("scoreboard.md.mustache", PackageResources.scoreboard_md_mustache),
    File("differences.html.mustache", PackageResources.differences_html_mustache),
    File("differences.md.mustache", PackageResources.differences_md_mustache),
    File("confidence.html.mustache", PackageResources.confidence_html_mustache),
    File("confidence.md.mustache", PackageResources.confidence_md_mustache),
    File("losses.html.mustache", PackageResources.losses_html_mustache),
    File("losses.md.mustache", PackageResources.losses_md_mustache),
    File("classes.html.mustache", PackageResources.classes_html_mustache),
    File("classes.md.mustache", PackageResources.classes_md_mustache),
    File("ranking.html.mustache", PackageResources.ranking_html_mustache),
    File("ranking.md.mustache", PackageResources.ranking_md_mustache),
    File("slices.html.mustache", PackageResources.slices_html_mustache),
    File("slices.md.mustache", PackageResources.slices_md_mustache),
    File("samples.html.mustache", PackageResources.samples_html_mustache),
    File("samples.md.mustache", PackageResources.samples_md_mustache),
    File("suspects.html.mustache", PackageResources.suspects_html_mustache),
    File("suspects.md.mustache", PackageResources.suspects_md_mustache),
    File("lecture.html.mustache", PackageResources.lecture_html_mustache),
    File("lecture.md.mustache", PackageResources.lecture_md_mustache),
    File("worked.html.mustache", PackageResources.worked_html_mustache),
    File("worked.md.mustache", PackageResources.worked_md_mustache),
    File("computed.html.mustache", PackageResources.computed_html_mustache),
    File("computed.md.mustache", PackageResources.computed_md_mustache),
    File("definitions.html.mustache", PackageResources.definitions_html_mustache),
    File("definitions.md.mustache", PackageResources.definitions_md_mustache),
    File("provenance.html.mustache", PackageResources.provenance_html_mustache),
    File("provenance.md.mustache", PackageResources.provenance_md_mustache),
    File("style.css", PackageResources.style_css),
    File("chart.css", PackageResources.chart_css),
    File("versions.css", PackageResources.versions_css),
    File("report.js", PackageResources.report_js),
    File("history.html.mustache", PackageResources.history_html_mustache),
    File("history.md.mustache", PackageResources.history_md_mustache),
    File("history-head.html.mustache", PackageResources.history_head_html_mustache),
    File("history-row.html.mustache", PackageResources.history_row_html_mustache),
    File("history-row.md.mustache", PackageResources.history_row_md_mustache),
    File("comment.md.mustache", PackageResources.comment_md_mustache),
    File("metric-table.html.mustache", PackageResources.metric_table_html_mustache),
    File("metric-table.md.mustache", PackageResources.metric_table_md_mustache),
    File("gates.html.mustache", PackageResources.gates_html_mustache),
    File("gates.md.mustache", PackageResources.gates_md_mustache),
    File("diff.html.mustache", PackageResources.diff_html_mustache),
    File("diff.md.mustache", PackageResources.diff_md_mustache),
    File("diff-head.html.mustache", PackageResources.diff_head_html_mustache),
    File("diff-row.html.mustache", PackageResources.diff_row_html_mustache),
  ]
}
