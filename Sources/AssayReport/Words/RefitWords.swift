import AssayData
import AssayResults

/// Models that are refitted by a temperature, in words.
struct RefitWords {
  let results: WordedResults

  private var wording: any Wording { results.wording }
  private var loss: String { results.task.primaryLoss }

  /// That the order of a pair turns where both have their temperatures; nil if it does not.
  ///
  /// It turns where one is clearly better or worse in the primary loss as it is, and clearly the other way round
  /// after the refit.
  func turn(_ pair: PairResults, isBrief: Bool = false) -> String? {
    guard let before = sign(pair), let test = try? pair.afterRefit?.get(), test.isClear,
      (test.verdict == .better) == (before > 0)
    else { return nil }
    let words = results.words(loss)
    let (baseline, candidate) = (results.models[pair.baseline], results.models[pair.candidate])
    return wording.turn(
      RefitTurn(
        candidate: candidate.name, baseline: baseline.name, metric: words.name,
        size: words.size(test.evidence.difference), isLower: test.verdict == .better,
        certainty: isBrief ? [wording.label(.exploratory)] : certainty(test, words)))
  }

  /// How to refit the model that wins where the order of a pair turns; nil if it does not.
  func advice(_ pair: PairResults) -> String? {
    guard turn(pair) != nil, let test = try? pair.afterRefit?.get() else { return nil }
    return advice(results.models[test.verdict == .better ? pair.candidate : pair.baseline])
  }

  /// The first order that turns, and what to do; nil without one.
  ///
  /// - Parameter isBrief: Whether to leave out how sure that is, and what to do.
  /// - Returns: The sentence, or two.
  func firstTurn(isBrief: Bool = false) -> String? {
    for pair in results.pairs {
      guard let turned = turn(pair, isBrief: isBrief) else { continue }
      return [turned, isBrief ? nil : advice(pair)].compactMap(\.self)
        .joined(separator: wording.gap)
    }
    return nil
  }

  /// That a refit lowers a model's loss, by a clear test, and how to do it; `isMost`: other models gain less.
  func gain(_ model: ModelResults, _ test: PairedTest, isMost: Bool) -> String? {
    let words = results.words(loss)
    guard let advice = advice(model) else { return nil }
    return wording.refitting(
      model.name, words.name, size: words.size(test.difference), isMost: isMost,
      certainty: certainty(test, words), advice: advice)
  }

  /// How sure a difference after a refit is, and that it is of some samples only.
  private func certainty(_ test: PairedTest, _ words: MetricWords) -> [String] {
    let counts = results.models.compactMap { try? $0.temperature?.get().count }
    return [
      wording.evidence(test, words, results.options.confidence),
      test.adjustedP.map(Figures.pWords), wording.label(.exploratory),
      counts.max().flatMap(results.onSome),
    ].compactMap(\.self)
  }

  /// How to refit a model; nil where no temperature makes its loss finite.
  private func advice(_ model: ModelResults) -> String? {
    guard let refit = try? model.temperature?.get(), refit.before.isFinite else { return nil }
    return wording.dividing(
      model.name, by: RefitWords.text(refit.temperature), areLogits: model.givesLogits,
      remarks: remarks(refit))
  }

  /// Whether the candidate is clearly worse (1) or better (−1) as it is; nil if neither, or if a loss is infinite: the
  /// refit then is of probabilities that were raised above 0.
  private func sign(_ pair: PairResults) -> Int? {
    guard case .value = pair.difference(loss), let test = pair.test(loss), test.isClear else {
      return nil
    }
    return test.verdict == .worse ? 1 : -1
  }

  /// The faults of a refit.
  func remarks(_ refit: TemperatureResults) -> [String] {
    if refit.fits.allSatisfy({ $0.state == .flat }) { return [wording.remark(.flat)] }
    let temperatures = refit.fits.map { RefitWords.text($0.temperature) }
    return [
      floored(refit),
      refit.isAtBound ? wording.remark(.bound) : nil,
      refit.isUnstable ? wording.remark(.unstable(temperatures[0], temperatures[1])) : nil,
    ].compactMap(\.self)
  }

  /// What probabilities of 0 count as, where that alone makes the loss finite.
  func floored(_ refit: TemperatureResults) -> String? {
    guard !refit.before.isFinite, let epsilon = refit.epsilon else { return nil }
    return wording.remark(.floored(Figures.brief(epsilon, digits: 3)))
  }

  /// A temperature, to two significant digits or three.
  static func text(_ temperature: Double) -> String {
    Figures.fixed(temperature, decimals: temperature < 0.1 ? 3 : temperature < 10 ? 2 : 0)
  }
}

extension WordedResults {
  /// That something is known of this many samples only; nil if they are all.
  func onSome(_ count: Int) -> String? {
    count < self.count ? wording.onSome(count, of: self.count) : nil
  }
}
