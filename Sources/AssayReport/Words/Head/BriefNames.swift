import AssayData
import AssayText

/// A headline and a column have room for this much of a name.
private let mostOfName = 32

/// A name that a headline has room for: a long one without its middle.
func briefName(_ name: String) -> String { shortened(name, to: mostOfName) }

extension WordedResults {
  /// The same with names that sentences have room for: long ones without their middle, and with the model's number
  /// where two would look alike.
  var brief: WordedResults { brief(to: mostOfName) }

  /// The same with names of at most this many columns, but for a number.
  func brief(to most: Int) -> WordedResults {
    guard results.models.contains(where: { columns(of: $0.name) > most }) else { return self }
    let names = results.models.map { shortened($0.name, to: most) }
    let numbered = names.enumerated().map { place, name in
      names.count { $0.isExactly(name) } > 1 ? "\(name) (\(place + 1))" : name
    }
    return WordedResults(results.renamed(numbered), in: language)
  }
}
