package import AssayData
package import AssayResults

/// Results and the language in which a report says them: what every output is made from.
@dynamicMemberLookup
package struct WordedResults: Sendable {
  package let results: Results
  package let language: Language

  package init(_ results: Results, in language: Language) {
    (self.results, self.language) = (results, language)
  }

  package subscript<Value>(dynamicMember member: KeyPath<Results, Value>) -> Value {
    results[keyPath: member]
  }

  var wording: any Wording { language.wording }

  /// The part that a report shows in full.
  var shown: WordedResults { WordedResults(results.shown, in: language) }

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
