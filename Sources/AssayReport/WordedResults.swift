package import AssayData
package import AssayResults

/// Results and the language in which a report says them: what every output is made from.
@dynamicMemberLookup
package struct WordedResults: Sendable {
  package let results: Results
  package let language: Language
  /// The names that were shortened, by what they are shown as.
  let wholes: [ExactText: String]

  package init(_ results: Results, in language: Language) {
    self.init(results, in: language, wholes: [:])
  }

  init(_ results: Results, in language: Language, wholes: [ExactText: String]) {
    (self.results, self.language, self.wholes) = (results, language, wholes)
  }

  /// The name as it was given, of one that may be shortened.
  func fullName(_ name: String) -> String { wholes[ExactText(name)] ?? name }

  /// The name of a class that is shortened; nil of others.
  func fullClassName(_ place: Int) -> String? { wholes[ExactText(results.classes.names[place])] }

  /// Whether a name is shortened.
  func isLong(_ name: String) -> Bool { wholes[ExactText(name)] != nil }

  package subscript<Value>(dynamicMember member: KeyPath<Results, Value>) -> Value {
    results[keyPath: member]
  }

  var wording: any Wording { language.wording }

  /// The part that a report shows in full.
  var shown: WordedResults { WordedResults(results.shown, in: language, wholes: wholes) }

  /// A page shows the charts of this many models, and folds the others.
  private static let mostOpen = 6

  /// Whether a table of a model each is too much to show open.
  var hasManyModels: Bool { results.models.count > WordedResults.mostOpen }

  /// The models whose charts are not folded.
  var openModels: Set<Int> { results.foremostModels(WordedResults.mostOpen) }

  /// The summary of a fold: how many of all are in it; nil if nothing is folded.
  func fold(of others: Int, in all: Int) -> String? {
    others > 0 ? wording.part(.others(others, of: all)) : nil
  }

  func pair(of candidate: Int) -> PairResults? { results.pair(of: candidate) }

  func metric(_ key: String) -> Metric? { results.metric(key) }
}
