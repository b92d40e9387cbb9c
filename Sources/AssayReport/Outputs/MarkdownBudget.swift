package import AssayData

/// Fits a Markdown report into a byte limit: sections are left out from the end, and a line names
/// them.
///
/// The part before the first section, with the verdict and its caveats, always stays. A limit that
/// is too small even for this cannot be met.
package enum MarkdownBudget {
  /// The report, unchanged if it fits; nil if the verdict alone does not fit.
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

  /// The first lines that fit completely.
  package static func cut(_ text: String, to limit: Int) -> String {
    guard text.utf8.count > limit else { return text }
    var kept = ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      guard kept.utf8.count + line.utf8.count + 1 <= limit else { break }
      kept += line + "\n"
    }
    return kept
  }

  /// The sections of a report, without the part before them.
  package static func sections(in report: String) -> String {
    sections(of: report).dropFirst().joined()
  }

  /// The text after the first table of a report; all of it if there is no table.
  package static func afterFirstTable(in report: String) -> String {
    let lines = report.split(separator: "\n", omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(where: { $0.hasPrefix("|") }) else { return report }
    let rest = lines[start...].drop { $0.hasPrefix("|") }.drop { $0.isEmpty }
    return rest.joined(separator: "\n")
  }

  /// The text before the first section, and each section.
  private static func sections(of report: String) -> [String] {
    var parts = [""]
    for line in report.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix(fold) { parts.append("") }
      parts[parts.count - 1] += line + "\n"
    }
    parts[parts.count - 1].removeLast()
    return parts
  }

  /// The first line of a section, which is folded.
  private static let fold = "<details><summary><b>"

  private static func title(of section: String) -> String {
    String(section.dropFirst(fold.count).prefix { $0 != "<" })
  }

  private static func note(_ titles: [String], _ limit: Int, _ wording: any Wording) -> String {
    "*\(wording.leftOut(titles, bytes: limit))*\n"
  }
}
