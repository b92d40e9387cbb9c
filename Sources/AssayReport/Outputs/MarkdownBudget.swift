package import AssayData

/// A Markdown report within so many bytes: whole sections go, from the end, and a line says which.
///
/// What stands before the first section, the verdict and its caveats, always stays; a budget that even this
/// exceeds cannot be met.
package enum MarkdownBudget {
  /// The report as it is where it fits; nil if the verdict alone does not.
  package static func fitted(
    _ report: String, within limit: Int, _ language: Language
  ) -> String? {
    guard report.utf8.count > limit else { return report }
    var parts = sections(of: report)
    var left: [String] = []
    while parts.count > 1 {
      left.insert(title(of: parts.removeLast()), at: 0)
      let text = parts.joined() + note(left, limit, language.wording)
      if text.utf8.count <= limit { return text }
    }
    return nil
  }

  /// The first whole lines that fit.
  package static func cut(_ text: String, to limit: Int) -> String {
    guard text.utf8.count > limit else { return text }
    var kept = ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      guard kept.utf8.count + line.utf8.count + 1 <= limit else { break }
      kept += line + "\n"
    }
    return kept
  }

  /// The sections of a report alone.
  package static func sections(in report: String) -> String {
    sections(of: report).dropFirst().joined()
  }

  /// What follows the first table of a report; all of it without a table.
  package static func afterFirstTable(in report: String) -> String {
    let lines = report.split(separator: "\n", omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(where: { $0.hasPrefix("|") }) else { return report }
    let rest = lines[start...].drop { $0.hasPrefix("|") }.drop { $0.isEmpty }
    return rest.joined(separator: "\n")
  }

  /// The text before the first line that begins a section, and each section.
  private static func sections(of report: String) -> [String] {
    var parts = [""]
    for line in report.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix(fold) { parts.append("") }
      parts[parts.count - 1] += line + "\n"
    }
    parts[parts.count - 1].removeLast()
    return parts
  }

  /// A section is folded, and begins so.
  private static let fold = "<details><summary><b>"

  private static func title(of section: String) -> String {
    String(section.dropFirst(fold.count).prefix { $0 != "<" })
  }

  private static func note(_ titles: [String], _ limit: Int, _ wording: any Wording) -> String {
    "*\(wording.leftOut(titles, bytes: limit))*\n"
  }
}
