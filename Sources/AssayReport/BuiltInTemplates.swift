/// The templates that the program carries: the files of `Templates/`, embedded when it is built.
package enum BuiltInTemplates {
  /// A file's name and its text.
  package struct File: Sendable {
    package let name: String
    package let text: String

    package init(name: String, text: String) { (self.name, self.text) = (name, text) }
  }

  package static let files: [File] = [
    File(name: "report.html.mustache", text: decoded(PackageResources.report_html_mustache)),
    File(name: "report.md.mustache", text: decoded(PackageResources.report_md_mustache)),
    File(
      name: "scoreboard-head.md.mustache",
      text: decoded(PackageResources.scoreboard_head_md_mustache)),
    File(
      name: "scoreboard-row.md.mustache",
      text: decoded(PackageResources.scoreboard_row_md_mustache)),
    File(name: "style.css", text: decoded(PackageResources.style_css)),
    File(
      name: "verdict.html.mustache", text: decoded(PackageResources.verdict_html_mustache)),
    File(
      name: "scoreboard.html.mustache", text: decoded(PackageResources.scoreboard_html_mustache)),
    File(
      name: "scoreboard-head.html.mustache",
      text: decoded(PackageResources.scoreboard_head_html_mustache)),
    File(
      name: "scoreboard-row.html.mustache",
      text: decoded(PackageResources.scoreboard_row_html_mustache)),
    File(
      name: "differences.html.mustache", text: decoded(PackageResources.differences_html_mustache)),
    File(
      name: "confidence.html.mustache", text: decoded(PackageResources.confidence_html_mustache)),
    File(
      name: "losses.html.mustache", text: decoded(PackageResources.losses_html_mustache)),
    File(
      name: "classes.html.mustache", text: decoded(PackageResources.classes_html_mustache)),
    File(
      name: "ranking.html.mustache", text: decoded(PackageResources.ranking_html_mustache)),
    File(
      name: "slices.html.mustache", text: decoded(PackageResources.slices_html_mustache)),
    File(
      name: "samples.html.mustache", text: decoded(PackageResources.samples_html_mustache)),
    File(
      name: "computed.html.mustache", text: decoded(PackageResources.computed_html_mustache)),
    File(
      name: "definitions.html.mustache", text: decoded(PackageResources.definitions_html_mustache)),
    File(
      name: "provenance.html.mustache", text: decoded(PackageResources.provenance_html_mustache)),
    File(
      name: "logo.html.mustache", text: decoded(PackageResources.logo_html_mustache)),
    File(name: "report.js", text: decoded(PackageResources.report_js)),
    File(name: "diff.md.mustache", text: decoded(PackageResources.diff_md_mustache)),
  ]

  private static func decoded(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self)
  }
}
