package import AssayData
import AssayResults

/// Samples whose labels models contradict, in words.
struct SuspectWords {
  /// At most this many are named.
  private static let mostNamed = 2
  /// Of more suspects than one in so many samples, it is rather the models that err.
  private static let leastPerSuspect = 20

  let results: WordedResults

  /// Which labels to look at; nil if the models agree about none, or about more than one sample in twenty.
  var sentence: String? {
    guard let suspects = try? results.labelSuspects?.get(), suspects.agreedCount > 0,
      suspects.agreedCount * SuspectWords.leastPerSuspect <= suspects.count
    else { return nil }
    let names = results.classNames
    let known = zip(results.models, suspects.models).filter { (try? $0.1.get()) != nil }
    return results.wording.agreed(
      AgreedSuspects(
        count: suspects.agreedCount, modelCount: known.count,
        model: known.count == 1 ? known.first?.0.name : nil,
        areSome: known.count < results.models.count,
        examples: suspects.agreed.prefix(SuspectWords.mostNamed).map {
          (results.wording.name($0.sample), names[$0.label], names[$0.suggested])
        }))
  }
}

/// A line for a terminal: a file has the suspects among some of the samples only.
///
/// - Parameters:
///   - count: The number of samples that were looked at.
///   - total: The number of all.
///   - path: The file.
///   - language: The language of the line.
/// - Returns: The line.
package func suspectsLine(_ count: Int, of total: Int, path: String, _ language: Language) -> String
{
  withoutCommands(
    terminalText(language.wording.suspectsAmong(count, of: total, path: path), limit: 1000))
}
