import AssayData

extension InspectedIDs {
  func words(_ say: any Wording) -> String {
    if rises { return say.risingIDs(count) }
    guard let example else { return say.distinctIDs(count) }
    return say.repeatedIDs(
      count, repeated, example: terminalText(example.id), rows: (example.firstRow, example.row))
  }
}

extension InspectedClasses {
  func subject(_ file: InspectedFile, _ say: any Wording) -> String {
    guard let model else { return say.thing(.labels) }
    return file.models.count > 1
      ? say.of(terminalText(model, limit: 24), say.thing(.classes)) : say.thing(.predicted)
  }

  func words(_ say: any Wording) -> String {
    isCut
      ? say.tooManyTexts(InspectedClasses.limit)
      : say.classCounts(counts.count, countWords(counts.map { ($0.name, $0.rows) }, say))
  }
}

/// Names with how many rows have them: `cat: 12, dog: 7`; of many the first ones.
func countWords(_ counts: [(name: String, rows: Int)], _ say: any Wording) -> String {
  let limit = 12
  let shown = counts.prefix(counts.count > limit ? limit - 2 : limit).map { name, rows in
    say.labelled(nameWords(name, say), Figures.count(rows))
  }
  return say.counts(shown, more: counts.count - shown.count)
}

/// A name in a list; in quotes where its own punctuation would pass for the list's.
private func nameWords(_ name: String, _ say: any Wording) -> String {
  if name.isEmpty { return say.empty }
  let shown = terminalText(name, limit: 24)
  return name.contains(where: { ",:'、：".contains($0) }) ? "'\(shown)'" : shown
}

extension InspectedScores {
  func subject(_ file: InspectedFile, _ say: any Wording) -> String {
    guard let model else { return say.thing(areSets ? .sets : .shares) }
    return file.models.count > 1
      ? say.of(terminalText(model, limit: 24), say.thing(.scores)) : say.thing(.scores)
  }

  /// The range of the values, and what rows add up to.
  func words(_ say: any Wording) -> String {
    let (least, most) = (InspectedScores.figure(lowest), InspectedScores.figure(highest))
    let range = lowest == highest ? say.all(least) : say.range(least, most)
    let (smallest, largest) = (Figures.short(smallestSum), Figures.short(largestSum))
    let sums = smallest == largest ? smallest : say.range(smallest, largest)
    if areSets { return say.sets(sums) }
    guard columns > 1, !isIndependent else { return range }
    return say.rangeAndSums(
      range, sums, off: rowsOff, of: rows, by: Figures.short(InspectedScores.sumWarning))
  }

  /// A value in few digits, but in all where these would make it 0 or 1, which it is not.
  private static func figure(_ value: Double) -> String {
    let short = Figures.short(value)
    return ["0", "1"].contains(short) ? Figures.exact(value) : short
  }

  /// Of how many rows each class has the largest share; of sets how many rows have it.
  func largestWords(_ file: InspectedFile, _ say: any Wording) -> String? {
    for columns in file.columns {
      if case .labelShares(let classes) = columns.role, classes.count == largest.count {
        return countWords(Array(zip(classes, areSets ? ones : largest)), say)
      }
    }
    return nil
  }

  func scaleDecision(in file: InspectedFile, _ say: any Wording) -> Decision {
    let isProbability = scale == "probabilities"
    let logits = columns > 1 && !isIndependent ? "logits" : "sigmoid-logits"
    let look = isIndependent && self.look == .unitWithoutSum ? .probabilities : self.look
    let start = say.why(isStated ? .stated : .isDefault)
    let because: String =
      switch (look, isProbability) {
      case (nil, _), (.logarithms?, false), (.logits?, false): start
      case (.probabilities?, true): say.why(.looksRight)
      case (.roundedProbabilities?, true): say.why(.justOutside)
      case (.probabilities?, false), (.roundedProbabilities?, false):
        say.remark(start, say.why(.looksLikeProbabilities))
      case (.unitWithoutSum?, true): say.why(.notAllSumToOne)
      case (.unitWithoutSum?, false): say.remark(start, say.why(.allInUnit))
      case (.logarithms?, true): say.why(.looksLikeLogarithms)
      case (.logits?, true): say.why(.looksLikeLogits)
      }
    let change =
      switch (isProbability, look) {
      case (false, _): "--scores probabilities"
      case (true, .unitWithoutSum?), (true, .roundedProbabilities?): "--renormalize"
      case (true, _): "--scores \(logits)"
      }
    let subject =
      file.models.count > 1
      ? model.map { say.of(terminalText($0, limit: 24), say.thing(.scale)) } : nil
    return Decision(subject ?? say.thing(.scale), scale, because: because, change: change)
  }
}

extension Inspection.Together {
  /// Classes, positive class, and each model with how its rows find their labels.
  func decisions(_ say: any Wording) -> [Decision] {
    var decisions = [
      Decision(
        say.thing(.classes), countOfClasses(say), because: say.why(classReason),
        change: "--classes A,B,…")
    ]
    if let positive {
      decisions.append(
        Decision(
          say.thing(.positive), terminalText(positive, limit: 24),
          because: say.why(.singleScores), change: "--positive CLASS"))
    }
    decisions += models.map { model in
      Decision(
        say.thing(.model), terminalText(model.name, limit: 28),
        because: say.file(terminalText(model.path, limit: 200), model.pairing.words(say)),
        change: "--model NAME=FILE")
    }
    return decisions
  }

  private func countOfClasses(_ say: any Wording) -> String {
    classes.count > 6
      ? say.count(classes.count, .class)
      : say.commas(classes.map { terminalText($0, limit: 24) })
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
  fileprivate func words(_ say: any Wording) -> String {
    switch self {
    case .sameFile: say.why(.sameFile)
    case .ids(let labels, let model):
      labels == model
        ? say.joined(by: terminalText(labels, limit: 24))
        : say.joined(terminalText(model, limit: 24), to: terminalText(labels, limit: 24))
    case .position: say.why(.byRow)
    }
  }
}
