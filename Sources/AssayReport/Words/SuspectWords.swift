package import AssayData
import AssayResults

/// Samples whose labels models contradict, in words.
struct SuspectWords {
  /// The most samples that are named.
  private static let mostNamed = 2
  /// If more than one sample in twenty is suspect, the models are more likely to be wrong than the
  /// labels.
  private static let leastPerSuspect = 20

  let results: WordedResults

  /// Which labels to check; nil if the models agree on no label, or on more than labels are
  /// likely to be wrong.
  ///
  /// This leaves out labels with the largest probability of all, and classes of which more than
  /// half the samples are suspect.
  var sentence: String? {
    guard let suspects = try? results.labelSuspects?.get(), suspects.agreedCount > 0,
      suspects.agreedCount * SuspectWords.leastPerSuspect <= suspects.count
    else { return nil }
    let contradicted = suspects.agreed.filter { $0.margin < 0 }
    var byClass: [Int: Int] = [:]
    for suspect in contradicted { byClass[suspect.label, default: 0] += 1 }
    let share = Double(suspects.count) / Double(max(1, results.count))
    let named = contradicted.filter { suspect in
      2 * Double(byClass[suspect.label] ?? 0) <= share * Double(results.labelCounts[suspect.label])
    }
    guard !named.isEmpty else { return nil }
    let names = results.classNames
    let known = zip(results.models, suspects.models).filter { (try? $0.1.get()) != nil }
    return results.wording.agreed(
      AgreedSuspects(
        count: named.count, modelCount: known.count,
        model: known.count == 1 ? known.first?.0.name : nil,
        areSome: known.count < results.models.count,
        lookedAt: suspects.count < results.count ? suspects.count : nil,
        examples: named.prefix(SuspectWords.mostNamed).map {
          (results.wording.name($0.sample), names[$0.label], names[$0.suggested])
        }))
  }
}

/// A terminal line: a file lists the suspects among some of the samples only.
///
/// - Parameters:
///   - count: The number of samples examined.
///   - total: The number of all samples.
///   - path: The path of the file.
///   - language: The language of the line.
/// - Returns: The line.
package func suspectsLine(_ count: Int, of total: Int, path: String, _ language: Language) -> String
{
  withoutCommands(
    terminalText(language.wording.suspectsAmong(count, of: total, path: path), limit: 1000))
}
