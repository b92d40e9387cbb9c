package import AssayTemplate

/// The templates that the program carries: the files of `Templates/`, embedded when it is built.
package enum BuiltInTemplates {
  /// A file's name and its text.
  package struct File: Sendable {
    package let name: String
    package let text: String
  }

  package static let files: [File] = [
    File(name: "report.html.mustache", text: decoded(PackageResources.report_html_mustache)),
    File(name: "report.md.mustache", text: decoded(PackageResources.report_md_mustache)),
    File(name: "style.css", text: decoded(PackageResources.style_css)),
    File(name: "report.js", text: decoded(PackageResources.report_js)),
    File(name: "diff.md.mustache", text: decoded(PackageResources.diff_md_mustache)),
  ]

  /// Every file, ready to be another template's partial under its name.
  package static func partials() throws(TemplateError) -> [String: Template] {
    var partials: [String: Template] = [:]
    for file in files {
      partials[file.name] = try Template(file.text, name: file.name)
    }
    return partials
  }

  private static func decoded(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self)
  }
}
