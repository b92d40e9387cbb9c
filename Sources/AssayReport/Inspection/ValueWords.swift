import AssayData

extension InspectedIDs {
  var words: String {
    if rises {
      return "\(Figures.count(count)), each beyond the one before: none stands twice"
    }
    guard let example else {
      return "\(Figures.count(count)), all different, in no rising order"
    }
    return "\(Figures.count(count)), of which \(Figures.count(repeated)) "
      + "\(repeated == 1 ? "stands" : "stand") above already: '\(terminalText(example.id))' "
      + "in rows \(Figures.count(example.firstRow)) and \(Figures.count(example.row))"
  }
}

extension InspectedClasses {
  func subject(_ file: InspectedFile) -> String {
    guard let model else { return "labels" }
    return file.models.count > 1 ? "classes of \(terminalText(model, limit: 24))" : "predicted"
  }

  var words: String {
    if isCut {
      return "more than \(Figures.count(InspectedClasses.limit)) different texts: "
        + "these are no classes"
    }
    return "\(Figures.count(counts.count, "class", "classes")): "
      + countWords(counts.map { ($0.name, $0.rows) })
  }
}

/// Names with how many rows have them: `cat: 12, dog: 7`; of many the first ones.
func countWords(_ counts: [(name: String, rows: Int)]) -> String {
  let limit = 12
  let shown = counts.prefix(counts.count > limit ? limit - 2 : limit).map { name, rows in
    "\(nameWords(name)): \(Figures.count(rows))"
  }
  let hidden = counts.count - shown.count
  let rest = hidden > 0 ? ", … and \(Figures.count(hidden)) more" : ""
  return shown.joined(separator: ", ") + rest
}

/// A name in a list; in quotes where its own punctuation would pass for the list's.
private func nameWords(_ name: String) -> String {
  if name.isEmpty { return "(empty)" }
  let shown = terminalText(name, limit: 24)
  return name.contains(where: { ",:'".contains($0) }) ? "'\(shown)'" : shown
}

extension InspectedScores {
  func subject(_ file: InspectedFile) -> String {
    guard let model else { return areSets ? "sets" : "shares" }
    return file.models.count > 1 ? "scores of \(terminalText(model, limit: 24))" : "scores"
  }

  /// The range of the values, and what rows add up to.
  var words: String {
    let (least, most) = (InspectedScores.figure(lowest), InspectedScores.figure(highest))
    let range = lowest == highest ? "all \(least)" : "\(least) to \(most)"
    if areSets { return "0 or 1; \(onesWords)" }
    return columns > 1 && !isIndependent ? "\(range); \(sumWords)" : range
  }

  /// A value in few digits, but in all where these would make it 0 or 1, which it is not.
  private static func figure(_ value: Double) -> String {
    let short = Figures.short(value)
    return ["0", "1"].contains(short) ? Figures.exact(value) : short
  }

  /// How many classes a row has.
  private var onesWords: String {
    let (least, most) = (Figures.short(smallestSum), Figures.short(largestSum))
    return "each row has \(least == most ? least : "\(least) to \(most)") of the classes"
  }

  private var sumWords: String {
    let (least, most) = (Figures.short(smallestSum), Figures.short(largestSum))
    let sums = least == most ? least : "\(least) to \(most)"
    let limit = Figures.short(InspectedScores.sumWarning)
    let off =
      rowsOff == 0
      ? "none off 1 by more than \(limit)"
      : "\(Figures.count(rowsOff)) of \(Figures.count(rows)) off 1 by more than \(limit)"
    return "rows add up to \(sums), \(off)"
  }

  /// Of how many rows each class has the largest share; of sets how many rows have it.
  func largestWords(_ file: InspectedFile) -> String? {
    for columns in file.columns {
      if case .labelShares(let classes) = columns.role, classes.count == largest.count {
        return countWords(Array(zip(classes, areSets ? ones : largest)))
      }
    }
    return nil
  }

  func scaleDecision(in file: InspectedFile) -> Decision {
    let of = file.models.count > 1 ? model.map { " of \(terminalText($0, limit: 24))" } ?? "" : ""
    let isProbability = scale == "probabilities"
    let logits = columns > 1 && !isIndependent ? "logits" : "sigmoid-logits"
    let look = isIndependent && self.look == .unitWithoutSum ? .probabilities : self.look
    let start = isStated ? statedWords : "the default"
    let because: String =
      switch look {
      case nil: start
      case .probabilities?:
        isProbability ? "they look like them" : "\(start); they look like probabilities"
      case .roundedProbabilities?:
        isProbability
          ? "! some value lies just outside 0 to 1" : "\(start); they look like probabilities"
      case .unitWithoutSum?:
        isProbability
          ? "! all lie in 0 to 1, but not all rows add up to 1" : "\(start); all lie in 0 to 1"
      case .logarithms?:
        isProbability
          ? "! they do not look like them: none is above 0, as of logarithms or logits" : start
      case .logits?: isProbability ? "! they do not look like them, but like logits" : start
      }
    let change =
      switch (isProbability, look) {
      case (false, _): "--scores probabilities"
      case (true, .unitWithoutSum?), (true, .roundedProbabilities?): "--renormalize"
      case (true, _): "--scores \(logits)"
      }
    return Decision("scale\(of)", scale, because: because, change: change)
  }
}

extension Inspection.Together {
  /// Classes, positive class, and each model with how its rows find their labels.
  var decisions: [Decision] {
    var decisions = [
      Decision(
        "classes", countOfClasses, because: classSourceWords, change: "--classes A,B,…")
    ]
    if let positive {
      decisions.append(
        Decision(
          "positive", terminalText(positive, limit: 24), because: "single scores are about it",
          change: "--positive CLASS"))
    }
    decisions += models.map { model in
      Decision(
        "model", terminalText(model.name, limit: 28),
        because: "\(terminalText(model.path, limit: 200)), \(model.pairing.words)",
        change: "--model NAME=FILE")
    }
    return decisions
  }

  private var countOfClasses: String {
    classes.count > 6
      ? Figures.count(classes.count, "class", "classes")
      : classes.map { terminalText($0, limit: 24) }.joined(separator: ", ")
  }

  private var classSourceWords: String {
    switch classSource {
    case .stated: statedWords
    case .scoreColumns: "the columns of scores, in their order"
    case .shareColumns: "the columns of the labels, in their order"
    case .labels: "the labels, sorted"
    }
  }
}

extension Inspection.Pairing {
  fileprivate var words: String {
    switch self {
    case .sameFile: "labels and predictions in one file"
    case .ids(let labels, let model):
      labels == model
        ? "joined to the labels by \(terminalText(labels, limit: 24))"
        : "its \(terminalText(model, limit: 24)) joined to the labels’ \(terminalText(labels, limit: 24))"
    case .position: "paired with the labels row by row"
    }
  }
}
