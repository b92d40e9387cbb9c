import AssayData
import AssayResults
import AssayText

/// A headline and a column have room for this much of a name.
private let mostOfName = 32

/// A name that a headline has room for: a long one without its middle.
func briefName(_ name: String) -> String { shortened(name, to: mostOfName) }

/// Names of at most this many columns: long ones without their middle, and with their number where two would look
/// alike.
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
  // No letter takes more columns than bytes.
  name.utf8.count > most && columns(of: name) > most
}

extension WordedResults {
  /// The same with names that sentences have room for.
  var brief: WordedResults { brief(to: mostOfName) }

  /// The same with names of models and classes of at most this many columns.
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
