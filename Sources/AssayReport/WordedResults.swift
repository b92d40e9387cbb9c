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

  /// Whether a table of a model each is too much to show open.
  var hasManyModels: Bool { results.models.count > 6 }

  func pair(of candidate: Int) -> PairResults? { results.pair(of: candidate) }

  func metric(_ key: String) -> Metric? { results.metric(key) }
}
