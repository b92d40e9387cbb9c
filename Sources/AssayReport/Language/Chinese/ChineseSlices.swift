import AssayResults

extension Chinese {
  func omitted(_ values: Int, fewerThan least: Int, samples: Int, isAll: Bool) -> String {
    "\(isAll ? "" : "另有 ")\(Figures.count(values)) 个取值的样本不足 \(Figures.count(least)) 个"
      + "（共 \(count(samples, .sample))），未列出"
  }

  func worst(
    _ model: String, where slice: String, metric: String, _ inSlice: SliceEvidence,
    against whole: SliceEvidence
  ) -> String {
    let here = "（\(count(inSlice.count, .sample))；\(inSlice.interval)）"
    return spaced("\(model)在\(slice)的样本上显著差于全体样本：")
      + spaced("其\(metric)为\(inSlice.value)\(here)，全体样本为\(whole.value)（\(whole.interval)）。")
  }

  func reversed(
    _ candidate: String, _ baseline: String, where slice: String, metric: String,
    _ verdict: PairedTest.Verdict, evidence: [String], whole sign: Int
  ) -> String {
    let here = spaced("\(candidate)在\(metric)上比\(baseline)显著\(words(verdict))")
    return spaced("结论反转：在\(slice)的样本上，\(here)（\(semicolons(evidence))），")
      + spaced("而在全体样本上，\(candidate)的\(metric)\(words(sign: sign))。")
  }

  func alsoReversed(
    _ candidate: String, _ baseline: String, where slices: (column: String, values: [String]),
    more: Int, metric: String,
    sign: Int, whole: Int, isClear: Bool
  ) -> String {
    let head = isClear ? "同样显著反转：" : "仅就这批样本而言，"
    let tail = isClear ? "。" : "；但差异不显著，不能算反转。"
    return spaced("\(head)在\(samples(where: slices, more: more))上，")
      + spaced("\(candidate)的\(metric)比\(baseline)\(words(sign: sign))，")
      + spaced("而在全体样本上\(words(sign: whole))\(tail)")
  }

  /// The samples of one slice or of several.
  private func samples(where slices: (column: String, values: [String]), more: Int) -> String {
    let values = list(slices.values, more: more)
    return spaced("\(slices.column)为\(values)的样本")
  }

  func by(_ size: String) -> String { "相差 \(size)" }
}
