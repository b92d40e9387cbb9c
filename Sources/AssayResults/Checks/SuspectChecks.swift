import AssayData

extension LabelSuspects {
  /// Refuses counts and lists of suspects that contradict each other.
  func check(_ reader: FormReader, sampleLimit: Int) throws(ResultsFault) {
    let known = models.map { try? $0.get() }
    let modelCount = known.count { $0 != nil }
    try reader.expect(modelCount > 0, "reason", at: "models")
    try reader.expect(suspectedBy.count == modelCount + 1, "models", at: "suspected_by")
    try reader.expect(suspectedBy.reduce(0, +), addsUpTo: count, at: "suspected_by")
    try reader.expect(
      suspectedBy.enumerated().reduce(0) { $0 + $1.offset * $1.element },
      addsUpTo: known.reduce(0) { $0 + ($1?.count ?? 0) }, at: "suspected_by")
    for (place, found) in known.enumerated() {
      try reader.expect(
        (withoutAgreed[place] == nil) == (found == nil), "models", at: "error_without_agreed")
      guard let found, let without = withoutAgreed[place] else { continue }
      try reader.expect(
        found.errors <= count && without.count == count - agreedCount
          && without.errors <= found.errors && found.errors - without.errors <= agreedCount,
        "models", at: "error_without_agreed")
    }
    try reader.expect(
      agreedCount <= suspectedBy[modelCount]
        && agreed.count == min(agreedCount, LabelSuspects.mostAgreed)
        && agreed.allSatisfy { $0.models.count == modelCount }, "error_without_agreed",
      at: "agreed")
    try reader.expect(
      shared.count == min(suspectCount, LabelSuspects.mostListed(sampleLimit)), "suspected_by",
      at: "by_models")
    let margins = Dictionary(
      shared.map { ($0.sample.row, $0.margin) }, uniquingKeysWith: { first, _ in first })
    try reader.expect(
      shared.count < suspectCount
        || agreed.allSatisfy { margins[$0.sample.row] == $0.margin }, "by_models", at: "agreed")
    try check(agreed, known, reader, at: "agreed")
    try check(shared, known, reader, at: "by_models")
  }

  /// Checks that suspects are in order, without duplicates, and only from models with
  /// probabilities.
  private func check(
    _ list: [SharedSuspect], _ known: [ModelSuspects?], _ reader: FormReader, at key: String
  ) throws(ResultsFault) {
    guard zip(list, list.dropFirst()).allSatisfy(SharedSuspect.isFirst),
      Set(list.map(\.sample.row)).count == list.count
    else { throw reader.fault(.outsideBounds, at: key) }
    try reader.expect(
      list.allSatisfy { $0.models.allSatisfy { known[$0] != nil } }, "models", at: key)
  }
}

extension ModelSuspects {
  /// Refuses a list that is out of order, and counts that do not add up.
  func check(_ reader: FormReader, sampleLimit: Int) throws(ResultsFault) {
    try reader.expect(
      listed.count == min(count, LabelSuspects.mostListed(sampleLimit)), "suspects",
      at: "by_normalized_margin")
    guard zip(listed, listed.dropFirst()).allSatisfy(LabelSuspect.isFirst),
      Set(listed.map(\.sample.row)).count == listed.count
    else { throw reader.fault(.outsideBounds, at: "by_normalized_margin") }
    try reader.expect(
      (joint == nil) == (thresholds.count > LabelSuspects.mostClasses), "thresholds",
      at: "confident_joint_rows_label")
    guard let contradicted else { return }
    try reader.expect(contradicted.reduce(0, +), addsUpTo: count, at: "suspects")
  }

  /// The number of samples of each label that suggest another class; nil if there are too many
  /// classes.
  fileprivate var contradicted: [Int]? {
    joint.map { joint in
      joint.enumerated().map { label, row in row.reduce(0, +) - row[label] }
    }
  }
}

extension ResultsContext {
  /// Checks errors and estimates against those of all samples, if all samples were examined.
  func check(
    _ suspects: Result<LabelSuspects, NoAnswer>?, _ models: [ModelResults], _ reader: FormReader
  ) throws(ResultsFault) {
    guard case .success(let suspects) = suspects else { return }
    for (model, found) in zip(models, suspects.models) {
      guard let found = try? found.get() else { continue }
      let counts = found.joint?.map { $0.reduce(0, +) } ?? labelCounts.map { _ in 0 }
      let fits = zip(counts, labelCounts).allSatisfy { $0 <= $1 }
      try reader.expect(fits, "label_counts", at: "label_suspects", "models", model.name)
      guard suspects.count == count else { continue }
      try reader.expect(
        found.errors == count - model.correct, "right", at: "label_suspects", "models", model.name,
        "errors")
      try reader.expect(
        zip(found.thresholds, labelCounts).allSatisfy { ($0 == nil) == ($1 == 0) }, "label_counts",
        at: "label_suspects", "models", model.name, "thresholds")
      guard let contradicted = found.contradicted else { continue }
      let estimate = LabelSuspects.estimatedErrors(
        counts: labelCounts, suggested: counts, contradicted: contradicted)
      try reader.expect(
        estimate.isNear(found.estimatedErrors), "confident_joint_rows_label",
        at: "label_suspects", "models", model.name, "estimated_label_errors")
    }
  }
}
