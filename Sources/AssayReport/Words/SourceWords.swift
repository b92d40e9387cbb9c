package import AssayData

/// A line about a file of samples that were measured already: `part.assay: 1,000 samples`.
package func summaryLine(path: String, count: Int) -> String {
  withoutCommands(terminalText("\(path): \(Figures.count(count, "sample"))", limit: 1000))
}

extension Source {
  /// A line about a file, for a terminal: `labels.csv: CSV, 3 rows; id: id; label: label`.
  package var line: String {
    let line = "\(path): \(format), \(Figures.count(rowCount, "row")); \(words)"
    return withoutCommands(terminalText(line, limit: 1000))
  }

  /// What each column was taken for; a model's score columns together.
  var words: String {
    var parts: [(use: String, names: [String])] = []
    for column in columns {
      let (use, name) = column.words
      if let last = parts.indices.last, parts[last].use == use {
        parts[last].names.append(name)
      } else {
        parts.append((use, [name]))
      }
    }
    return parts.map { "\($0.use): \(Source.shortened($0.names))" }.joined(separator: "; ")
  }

  private static func shortened(_ names: [String]) -> String {
    names.count > 12
      ? names.prefix(10).joined(separator: ", ") + ", … (\(Figures.count(names.count)) columns)"
      : names.joined(separator: ", ")
  }
}

extension Source.Column {
  fileprivate var words: (use: String, name: String) {
    switch use {
    case .id: ("id", name)
    case .label: ("label", name)
    case .labelShare: ("label’s share of", name)
    case .labelFlag: ("label’s classes", name)
    case .score(let model, let of): ("scores of \(model)", of)
    case .positiveScore(let model, _): ("score of \(model) for the positive class", name)
    case .predictedClass(let model): ("classes of \(model)", name)
    case .slice: ("slices", name)
    case .weight: ("weights", name)
    case .group: ("groups", name)
    case .rowNumber: ("row numbers, dropped", name.isEmpty ? "(no name)" : name)
    case .unused: ("not used", name)
    }
  }
}
