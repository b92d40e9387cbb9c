import AssayCompare

extension Chinese {
  func omitted(_ values: Int, fewerThan least: Int, samples: Int, isAll: Bool) -> String {
    spaced(
      "\(isAll ? "" : "另有 ")\(Figures.count(values)) 个取值的样本少于 \(Figures.count(least)) 个，共 \(count(samples, .sample))"
    )
  }

  func worst(
    _ model: String, where slice: String, metric: String, _ inSlice: SliceEvidence,
    against whole: SliceEvidence
  ) -> String {
    spaced(
      "\(model)在\(slice)的样本上明显差于全体样本：其\(metric)为\(inSlice.value)（\(count(inSlice.count, .sample))；\(inSlice.interval)），全体样本为\(whole.value)（\(whole.interval)）。"
    )
  }

  func reversed(
    _ candidate: String, _ baseline: String, where slice: String, metric: String,
    _ verdict: PairedTest.Verdict, evidence: [String], whole sign: Int
  ) -> String {
    spaced(
      "结论反转：在\(slice)的样本上，\(candidate)的\(metric)比\(baseline)\(words(verdict))（\(semicolons(evidence))），而在全体样本上\(candidate)的\(metric)\(words(sign: sign))。"
    )
  }

  func alsoReversed(
    _ candidate: String, _ baseline: String, where slices: [String], more: Int, metric: String,
    sign: Int, whole: Int, isClear: Bool
  ) -> String {
    let list = semicolons(slices + (more > 0 ? ["另有 \(Figures.count(more)) 个取值"] : []))
    let head = isClear ? "同样明显反转：" : "就这批样本而言，"
    let tail = isClear ? "。" : "；但差异太小，不足以称为反转。"
    return spaced(
      "\(head)在\(list)的样本上，\(candidate)的\(metric)比\(baseline)\(words(sign: sign))，而在全体样本上\(words(sign: whole))\(tail)"
    )
  }

  func by(_ size: String) -> String { "相差 \(size)" }
}
