package import AssayData
import AssayText

/// A line about a file of samples that were measured already: `part.assay: 1,000 samples`.
package func summaryLine(path: String, count: Int, _ language: Language) -> String {
  withoutCommands(terminalText(language.wording.summary(path, samples: count), limit: 1000))
}

extension Source {
  /// A line about a file, for a terminal: `labels.csv: CSV, 3 rows; id: id; label: label`.
  package func line(_ language: Language) -> String {
    let say = language.wording
    let line = say.source(path, format: format, rows: rowCount, uses: words(say))
    return withoutCommands(terminalText(line, limit: 1000))
  }

  /// What each column was taken for; a model's score columns together.
  func words(_ say: any Wording) -> String {
    var parts: [(use: String, names: [String])] = []
    for column in columns {
      let (use, name) = (say.words(column.use), column.shownName ?? say.noName)
      if let last = parts.indices.last, parts[last].use.isExactly(use) {
        parts[last].names.append(name)
      } else {
        parts.append((use, [name]))
      }
    }
    return say.uses(parts.map { ($0.use, Source.shortened($0.names, say)) })
  }

  private static func shortened(_ names: [String], _ say: any Wording) -> String {
    names.count > 12
      ? say.names(Array(names.prefix(10)), ofAll: names.count) : say.commas(names)
  }
}

extension Source.Column {
  /// A score by its class, another column by its own name; nil if row numbers have none.
  fileprivate var shownName: String? {
    switch use {
    case .score(_, let of): of
    case .rowNumber: name.isEmpty ? nil : name
    default: name
    }
  }
}
