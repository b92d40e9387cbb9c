package import AssayData
import AssayText

/// A line about a file of samples that were already measured: `part.assay: 1,000 samples`.
package func summaryLine(path: String, count: Int, _ language: Language) -> String {
  withoutCommands(terminalText(language.wording.summary(path, samples: count), limit: 1000))
}

extension Source {
  /// A line about a file, for a terminal: `labels.csv: CSV, 3 rows; id: id; label: label`.
  package func line(_ language: Language) -> String {
    let wording = language.wording
    let line = wording.source(path, format: format, rows: rowCount, uses: words(wording))
    return withoutCommands(terminalText(line, limit: 1000))
  }

  /// The use of each column; the score columns of a model are combined.
  func words(_ wording: any Wording) -> String {
    var parts: [(use: String, names: [String])] = []
    for column in columns {
      let (use, name) = (wording.words(column.use), column.shownName ?? wording.noName)
      if let last = parts.indices.last, parts[last].use.isExactly(use) {
        parts[last].names.append(name)
      } else {
        parts.append((use, [name]))
      }
    }
    return wording.uses(parts.map { ($0.use, Source.shortened($0.names, wording)) })
  }

  private static func shortened(_ names: [String], _ wording: any Wording) -> String {
    names.count > 12
      ? wording.names(Array(names.prefix(10)), ofAll: names.count) : wording.commas(names)
  }
}

extension Source.Column {
  /// The class of a score column, or the column's own name; nil for row numbers without a name.
  fileprivate var shownName: String? {
    switch use {
    case .score(_, let of): of
    case .rowNumber: name.isEmpty ? nil : name
    default: name
    }
  }
}

/// The number of files that are not listed.
package func moreFiles(_ count: Int, _ language: Language) -> String {
  language.wording.moreFiles(count)
}
