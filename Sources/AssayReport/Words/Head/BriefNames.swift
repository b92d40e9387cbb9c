import AssayData
import AssayResults
import AssayText

/// The width of a name in a headline or a column.
private let mostOfName = 32

/// A name shortened for a headline, with its middle left out.
func briefName(_ name: String) -> String { shortened(name, to: mostOfName) }

/// Names shortened to at most this many columns, with the middle left out, and with a number if two
/// would otherwise look alike.
func briefNames(_ names: [String], to most: Int = mostOfName) -> [String] {
  guard names.contains(where: { isLong($0, most) }) else { return names }
  let brief = names.map { isLong($0, most) ? shortened($0, to: most) : $0 }
  let counts = Dictionary(brief.map { (ExactText($0), 1) }, uniquingKeysWith: +)
  return names.indices.map { place in
    guard counts[ExactText(brief[place]), default: 1] > 1 else { return brief[place] }
    let number = " (\(place + 1))"
    return shortened(names[place], to: most - columns(of: number)) + number
  }
}

private func isLong(_ name: String, _ most: Int) -> Bool {
  // No character takes more columns than it has bytes.
  name.utf8.count > most && columns(of: name) > most
}

extension WordedResults {
  /// The results with names shortened for sentences.
  var brief: WordedResults { brief(to: mostOfName) }

  /// The results with names of models and classes shortened to at most this many columns.
  func brief(to most: Int) -> WordedResults {
    let (models, classes) = (results.models.map(\.name), results.classes.names)
    let (briefModels, briefClasses) = (briefNames(models, to: most), briefNames(classes, to: most))
    let wholes = zip(briefModels + briefClasses, models + classes)
      .filter { !$0.isExactly($1) }.map { (ExactText($0), $1) }
    guard !wholes.isEmpty else { return self }
    return WordedResults(
      results.renamed(briefModels, classes: briefClasses), in: language,
      wholes: self.wholes.merging(wholes.map { ($0, fullName($1)) }) { first, _ in first })
  }
}
