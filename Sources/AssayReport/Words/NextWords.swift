import AssayData
import AssayResults

/// The suggested next steps: at most three, by how much they may change the conclusions.
///
/// 1. The positive class, if costs were given, none was named, and the other class is rare.
/// 2. The clearest of the slices that were found, because they were requested.
/// 3. The samples that make a model's loss infinite.
/// 4. Labels that all models contradict.
/// 5. A temperature that clearly lowers a model's loss, unless the sentences about pairs have it.
/// 6. A class of which a model finds few samples.
/// 7. An average that is clearly better than its models.
struct NextWords {
  private static let most = 3

  private let whole: WordedResults
  private let results: WordedResults

  /// - Parameter results: The complete results.
  init(results: WordedResults) {
    whole = results.brief
    self.results = whole.shown
  }

  private var wording: any Wording { results.wording }

  /// All next steps in one or more sentences; nil if absent.
  var sentence: String? {
    let remarks = remarks
    return remarks.isEmpty ? nil : wording.next(remarks.map(\.text))
  }

  /// The next steps, each with the section that shows it.
  var remarks: [Remark] {
    let all = [
      Remark(positive, .ranking),
      Remark(FoundSliceWords(results: whole).sentence, .slices), Remark(infinite, .samples),
      Remark(SuspectWords(results: whole).sentence, .suspects), Remark(refit, .confidence),
      Remark(FewFoundWords(results: results).sentence, .classes),
      Remark(AverageWords(results: whole).sentence, .scoreboard),
    ].compactMap(\.self)
    return Array(all.prefix(NextWords.most))
  }

  private var positive: String? {
    let words = PositiveWords(results: results)
    guard results.options.costs != nil, let found = words.found, found.positive == 1,
      words.isRare(results.count - found.positives),
      !results.given.contains(where: { $0.name.isExactly("positive") })
    else { return nil }
    return wording.namingPositive(results.classNames[0])
  }

  /// The samples with infinite loss, for the model with the fewest of them.
  private var infinite: String? {
    let losses = results.caveats.compactMap { caveat -> (model: String, count: Int)? in
      guard case .infiniteLoss(let model, let mean, _, false, false) = caveat else { return nil }
      return (model, mean.count)
    }
    guard let first = losses.min(by: { $0.count < $1.count }) else { return nil }
    return wording.lookAtInfinite(
      first.model, first.count, results.words(results.task.primaryLoss).name,
      isOneOfSeveral: losses.count > 1)
  }

  /// The temperature of the model that gains most.
  private var refit: String? {
    let refits = RefitWords(results: results)
    guard !results.pairs.contains(where: { refits.turn($0) != nil }) else { return nil }
    let gains = results.models.compactMap { model -> (model: ModelResults, test: PairedTest)? in
      guard let refit = try? model.temperature?.get(), let test = try? refit.change.get(),
        test.verdict == .better, refits.remarks(refit).isEmpty
      else { return nil }
      return (model, test)
    }
    guard let best = gains.min(by: { $0.test.difference < $1.test.difference }) else { return nil }
    return refits.gain(best.model, best.test, isMost: gains.count > 1)
  }
}
