package import AssayData
package import AssayResults

/// Results and the language of their report, from which every output is made.
@dynamicMemberLookup
package struct WordedResults: Sendable {
  package let results: Results
  package let language: Language
  /// The full names of models and classes, by their shortened names.
  let wholes: [ExactText: String]

  package init(_ results: Results, in language: Language) {
    self.init(results, in: language, wholes: [:])
  }

  init(_ results: Results, in language: Language, wholes: [ExactText: String]) {
    (self.results, self.language, self.wholes) = (results, language, wholes)
  }

  /// The full name, given one that may be shortened.
  func fullName(_ name: String) -> String { wholes[ExactText(name)] ?? name }

  /// The full name of a class if it is shortened; otherwise nil.
  func fullClassName(_ place: Int) -> String? { wholes[ExactText(results.classes.names[place])] }

  /// Whether a name is shortened.
  func isLong(_ name: String) -> Bool { wholes[ExactText(name)] != nil }

  package subscript<Value>(dynamicMember member: KeyPath<Results, Value>) -> Value {
    results[keyPath: member]
  }

  /// The words of the language; the program's options are named only if the data are from files.
  var wording: any Wording { language.wording(namingOptions: results.areFromFiles) }

  /// The part that a report shows in full.
  var shown: WordedResults { WordedResults(results.shown, in: language, wholes: wholes) }

  /// The most models whose charts a page shows; it folds the charts of others.
  private static let mostOpen = 6

  /// Whether there are too many models to show a table of each without folding.
  var hasManyModels: Bool { results.models.count > WordedResults.mostOpen }

  /// The models whose charts are not folded.
  var openModels: Set<Int> { results.foremostModels(WordedResults.mostOpen) }

  /// The summary line of a fold, with the number of entries in it; nil if nothing is folded.
  func fold(of others: Int, in all: Int) -> String? {
    others > 0 ? wording.part(.others(others, of: all)) : nil
  }

  func pair(of candidate: Int) -> PairResults? { results.pair(of: candidate) }

  func metric(_ key: String) -> Metric? { results.metric(key) }
}

extension Results {
  /// Whether files were measured; otherwise predictions in memory, to which no option applies.
  package var areFromFiles: Bool { !sources.isEmpty }
}
