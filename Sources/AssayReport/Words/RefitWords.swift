import AssayData
import AssayResults

/// Temperature scaling of models, in words.
struct RefitWords {
  let results: WordedResults

  private var wording: any Wording { results.wording }
  private var loss: String { results.task.primaryLoss }

  /// Says that temperature scaling reverses the order of a pair; nil if it does not.
  ///
  /// The order is reversed if one model is clearly better or worse in the primary loss before
  /// scaling, and clearly the opposite after it.
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

  /// How to scale the scores of the model that wins if the order of a pair is reversed; nil if it
  /// is not.
  func advice(_ pair: PairResults) -> String? {
    guard turn(pair) != nil, let test = try? pair.afterRefit?.get() else { return nil }
    return advice(results.models[test.verdict == .better ? pair.candidate : pair.baseline])
  }

  /// The first order that is reversed, and the advice; nil if absent.
  ///
  /// - Parameter isBrief: Whether to leave out the certainty and the advice.
  /// - Returns: One or two sentences.
  func firstTurn(isBrief: Bool = false) -> String? {
    for pair in results.pairs {
      guard let turned = turn(pair, isBrief: isBrief) else { continue }
      return [turned, isBrief ? nil : advice(pair)].compactMap(\.self)
        .joined(separator: wording.gap)
    }
    return nil
  }

  /// Says that temperature scaling clearly lowers a model's loss, and how to do it; `isMost` means
  /// that other models gain less.
  func gain(_ model: ModelResults, _ test: PairedTest, isMost: Bool) -> String? {
    let words = results.words(loss)
    guard let advice = advice(model) else { return nil }
    return wording.refitting(
      model.name, words.name, size: words.size(test.difference), isMost: isMost,
      certainty: certainty(test, words), advice: advice)
  }

  /// The certainty of a difference after scaling, and that it is based on some samples only.
  private func certainty(_ test: PairedTest, _ words: MetricWords) -> [String] {
    let counts = results.models.compactMap { try? $0.temperature?.get().count }
    return [
      wording.evidence(test, words, results.options.confidence),
      test.adjustedP.map(Figures.pWords), wording.label(.exploratory),
      counts.max().flatMap(results.onSome),
    ].compactMap(\.self)
  }

  /// How to scale a model's scores; nil if its loss is infinite before scaling.
  private func advice(_ model: ModelResults) -> String? {
    guard let refit = try? model.temperature?.get(), refit.before.isFinite else { return nil }
    return wording.dividing(
      model.name, by: RefitWords.text(refit.temperature), areLogits: model.givesLogits,
      remarks: remarks(refit))
  }

  /// Whether the candidate is clearly worse (1) or better (−1) before scaling; nil if it is
  /// neither, or if a loss is infinite: scaling then uses probabilities that were raised above 0.
  private func sign(_ pair: PairResults) -> Int? {
    guard case .value = pair.difference(loss), let test = pair.test(loss), test.isClear else {
      return nil
    }
    return test.verdict == .worse ? 1 : -1
  }

  /// The problems of a fit.
  func remarks(_ refit: TemperatureResults) -> [String] {
    if refit.fits.allSatisfy({ $0.state == .flat }) { return [wording.remark(.flat)] }
    let temperatures = refit.fits.map { RefitWords.text($0.temperature) }
    return [
      floored(refit),
      refit.isAtBound ? wording.remark(.bound) : nil,
      refit.isUnstable ? wording.remark(.unstable(temperatures[0], temperatures[1])) : nil,
    ].compactMap(\.self)
  }

  /// The floor of probabilities, if it alone makes the loss finite.
  func floored(_ refit: TemperatureResults) -> String? {
    guard !refit.before.isFinite, let epsilon = refit.epsilon else { return nil }
    return wording.remark(.floored(Figures.brief(epsilon, digits: 3)))
  }

  /// A temperature, with two or three significant digits.
  static func text(_ temperature: Double) -> String {
    Figures.fixed(temperature, decimals: temperature < 0.1 ? 3 : temperature < 10 ? 2 : 0)
  }
}

extension WordedResults {
  /// Says that something is based on this many samples only; nil if they are all samples.
  func onSome(_ count: Int) -> String? {
    count < self.count ? wording.onSome(count, of: self.count) : nil
  }
}
