import AssayData

extension InspectedIDs {
  func words(_ wording: any Wording) -> String {
    if rises { return wording.risingIDs(count) }
    guard let example else { return wording.distinctIDs(count) }
    return wording.repeatedIDs(
      count, repeated, example: terminalText(example.id), rows: (example.firstRow, example.row))
  }
}

extension InspectedClasses {
  func subject(_ file: InspectedFile, _ wording: any Wording) -> String {
    guard let model else { return wording.thing(.labels) }
    return file.models.count > 1
      ? wording.of(terminalText(model, limit: 24), wording.thing(.classes))
      : wording.thing(.predicted)
  }

  func words(_ wording: any Wording) -> String {
    isCut
      ? wording.tooManyTexts(InspectedClasses.limit)
      : wording.classCounts(counts.count, countWords(counts.map { ($0.name, $0.rows) }, wording))
  }
}

/// Names with their numbers of rows, such as `cat: 12, dog: 7`; only the first of many.
func countWords(_ counts: [(name: String, rows: Int)], _ wording: any Wording) -> String {
  let limit = 12
  let shown = counts.prefix(counts.count > limit ? limit - 2 : limit).map { name, rows in
    wording.labelled(nameWords(name, wording), Figures.count(rows))
  }
  return wording.counts(shown, more: counts.count - shown.count)
}

/// A name in a list, quoted if it contains the list's own punctuation.
private func nameWords(_ name: String, _ wording: any Wording) -> String {
  if name.isEmpty { return wording.empty }
  let shown = terminalText(name, limit: 24)
  return name.contains(where: { ",:'、：".contains($0) }) ? "'\(shown)'" : shown
}

extension InspectedScores {
  func subject(_ file: InspectedFile, _ wording: any Wording) -> String {
    guard let model else { return wording.thing(areSets ? .sets : .shares) }
    return file.models.count > 1
      ? wording.of(terminalText(model, limit: 24), wording.thing(.scores)) : wording.thing(.scores)
  }

  /// The range of the values, and the sums of rows.
  func words(_ wording: any Wording) -> String {
    let (least, most) = (InspectedScores.figure(lowest), InspectedScores.figure(highest))
    let range = lowest == highest ? wording.all(least) : wording.range(least, most)
    let (smallest, largest) = (Figures.short(smallestSum), Figures.short(largestSum))
    let sums = smallest == largest ? smallest : wording.range(smallest, largest)
    if areSets { return wording.sets(sums) }
    guard columns > 1, !isIndependent else { return range }
    return wording.rangeAndSums(
      range, sums, off: rowsOff, of: rows, by: Figures.short(InspectedScores.sumWarning))
  }

  /// A value in few digits, or in all if rounding would turn it into 0 or 1.
  private static func figure(_ value: Double) -> String {
    let short = Figures.short(value)
    return ["0", "1"].contains(short) ? Figures.exact(value) : short
  }

  /// How many rows have each class as the one with the largest share; for sets, how many rows
  /// contain it.
  func largestWords(_ file: InspectedFile, _ wording: any Wording) -> String? {
    for columns in file.columns {
      if case .labelShares(let classes) = columns.role, classes.count == largest.count {
        return countWords(Array(zip(classes, areSets ? ones : largest)), wording)
      }
    }
    return nil
  }

  func scaleDecision(in file: InspectedFile, _ wording: any Wording) -> Decision {
    let isProbability = scale == "probabilities"
    let logits = columns > 1 && !isIndependent ? "logits" : "sigmoid-logits"
    let look = isIndependent && self.look == .unitWithoutSum ? .probabilities : self.look
    let start = wording.why(isStated ? .stated : .isDefault)
    let because: String =
      switch (look, isProbability) {
      case (nil, _), (.logarithms?, false), (.logits?, false): start
      case (.probabilities?, true): wording.why(.looksRight)
      case (.roundedProbabilities?, true): wording.why(.justOutside)
      case (.probabilities?, false), (.roundedProbabilities?, false):
        wording.remark(start, wording.why(.looksLikeProbabilities))
      case (.unitWithoutSum?, true): wording.why(.notAllSumToOne)
      case (.unitWithoutSum?, false): wording.remark(start, wording.why(.allInUnit))
      case (.logarithms?, true): wording.why(.looksLikeLogarithms)
      case (.logits?, true): wording.why(.looksLikeLogits)
      }
    let change =
      switch (isProbability, look) {
      case (false, _): "\(Flag.scores) probabilities"
      case (true, .unitWithoutSum?), (true, .roundedProbabilities?): "\(Flag.renormalize)"
      case (true, _): "\(Flag.scores) \(logits)"
      }
    let subject =
      file.models.count > 1
      ? model.map { wording.of(terminalText($0, limit: 24), wording.thing(.scale)) } : nil
    return Decision(subject ?? wording.thing(.scale), scale, because: because, change: change)
  }
}

extension Inspection.Together {
  /// The decisions about the classes, the positive class, and how each model's rows are matched to
  /// labels.
  func decisions(_ wording: any Wording) -> [Decision] {
    var decisions = [
      Decision(
        wording.thing(.classes), countOfClasses(wording), because: wording.why(classReason),
        change: "\(Flag.classes) A,B,…")
    ]
    if let positive {
      decisions.append(
        Decision(
          wording.thing(.positive), terminalText(positive, limit: 24),
          because: wording.why(.singleScores), change: "\(Flag.positive) CLASS"))
    }
    decisions += models.map { model in
      Decision(
        wording.thing(.model), terminalText(model.name, limit: 28),
        because: wording.file(terminalText(model.path, limit: 200), model.pairing.words(wording)),
        change: "\(Flag.model) NAME=FILE")
    }
    return decisions
  }

  private func countOfClasses(_ wording: any Wording) -> String {
    classes.count > 6
      ? wording.count(classes.count, .class)
      : wording.commas(classes.map { terminalText($0, limit: 24) })
  }

  private var classReason: InspectionReason {
    switch classSource {
    case .stated: .stated
    case .scoreColumns: .scoreColumns
    case .shareColumns: .shareColumns
    case .labels: .sortedLabels
    }
  }
}

extension Inspection.Pairing {
  fileprivate func words(_ wording: any Wording) -> String {
    switch self {
    case .sameFile: wording.why(.sameFile)
    case .ids(let labels, let model):
      labels == model
        ? wording.joined(by: terminalText(labels, limit: 24))
        : wording.joined(terminalText(model, limit: 24), to: terminalText(labels, limit: 24))
    case .position: wording.why(.byRow)
    }
  }
}
