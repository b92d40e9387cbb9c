import AssayData
import AssayResults
import AssayTemplate

/// Whether a model is really worse, or only badly calibrated: each model before and after
/// temperature scaling.
struct RefitValues {
  let results: WordedResults

  private var wording: any Wording { results.wording }
  /// The words of the loss; if no model has a finite loss before scaling, with decimals for the
  /// tests after it.
  private var words: MetricWords {
    let words = results.words(results.task.primaryLoss)
    let tests = results.pairs.compactMap { try? $0.afterRefit?.get() }
    return words.decimals == nil ? words.fitted(to: tests.map(\.interval)) : words
  }

  /// The members of the tree; only `has_refits` if no model has a temperature.
  var members: [String: TemplateValue] {
    let models = results.models.compactMap { model in model.temperature.map { (model, $0) } }
    let fitted = models.compactMap { try? $0.1.get() }
    guard let count = fitted.map(\.count).max() else { return ["has_refits": .bool(false)] }
    let total = results.count
    return [
      "has_refits": .bool(true), "refits": .list(models.map(row)),
      "refit_pairs": .list(results.pairs.compactMap(row)),
      "has_refit_pairs": .bool(results.pairs.contains { $0.afterRefit != nil }),
      "refit_loss": .text(words.nameWithUnit),
      "refit_note": .text(
        wording.refitNote(
          wording.count(count, .sample), of: count < total ? Figures.count(total) : nil)),
    ]
  }

  private func row(
    _ model: ModelResults, _ result: Result<TemperatureResults, NoAnswer>
  ) -> TemplateValue {
    guard let refit = try? result.get() else {
      var reason: NoAnswer?
      if case .failure(let found) = result { reason = found }
      return [
        "model": .text(model.name), "temperature": "—", "before": "—", "after": "—",
        "change": "—", "interval": "", "verdict": "",
        "remark": .text(reason.map(wording.words) ?? ""),
      ]
    }
    let parts = test(refit.change)
    return [
      "model": .text(model.name),
      "temperature": .text(RefitWords.text(refit.temperature)),
      "before": .text(text(refit.before)), "after": .text(text(refit.after)),
      "change": .text(parts.difference), "interval": .text(parts.interval),
      "verdict": .text(parts.verdict),
      "remark": .text(
        ([parts.reason] + RefitWords(results: results).remarks(refit)).filter { !$0.isEmpty }
          .joined(separator: wording.label(.comma))),
    ]
  }

  private func row(_ pair: PairResults) -> TemplateValue? {
    pair.afterRefit.map { result in
      let parts = test(result)
      return [
        "candidate": .text(results.models[pair.candidate].name),
        "baseline": .text(results.models[pair.baseline].name),
        "before": .text(before(pair)),
        "after": .text(parts.difference), "interval": .text(parts.interval),
        "verdict": .text(parts.verdict), "reason": .text(parts.reason),
        "remarks": .list(floored(pair)),
      ]
    }
  }

  /// Notes that a loss of the pair is finite only because probabilities of 0 are replaced by a
  /// floor.
  private func floored(_ pair: PairResults) -> [TemplateValue] {
    let refits = RefitWords(results: results)
    return [pair.candidate, pair.baseline].compactMap { place in
      let model = results.models[place]
      return (try? model.temperature?.get()).flatMap(refits.floored).map {
        .text(model.name + wording.label(.colon) + $0)
      }
    }
  }

  /// The difference between two models before scaling, on the samples used for it.
  private func before(_ pair: PairResults) -> String {
    guard let old = try? results.models[pair.baseline].temperature?.get().before,
      let new = try? results.models[pair.candidate].temperature?.get().before
    else { return "—" }
    return switch (old.isFinite, new.isFinite) {
    case (true, true): words.signed(Difference.value(new - old))
    case (true, false): words.signed(Difference.infinitelyHigher)
    case (false, true): words.signed(Difference.infinitelyLower)
    case (false, false): "—"
    }
  }

  private func text(_ loss: Double) -> String {
    loss.isFinite ? words.text(Estimate.value(loss)) : "∞"
  }

  /// A test in the cells of a table.
  private func test(
    _ result: Result<PairedTest, NoPairedTest>
  ) -> (difference: String, interval: String, verdict: String, reason: String) {
    switch result {
    case .failure(let reason): ("—", "", "", wording.words(reason))
    case .success(let test):
      (
        words.signed(Difference.value(test.evidence.difference)),
        test.interval.map(words.difference) ?? "", wording.change(test), ""
      )
    }
  }
}
