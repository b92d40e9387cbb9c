import AssayData

extension [Caveat] {
  /// The most caveats that a report shows.
  private static var mostShown: Int { 20 }

  /// The words of the first caveats, and the number of the others.
  func shownWords(_ wording: any Wording, logBase: LogBase) -> [String] {
    let words = words(wording, logBase: logBase)
    guard words.count > Self.mostShown else { return words }
    return words.prefix(Self.mostShown - 1)
      + [wording.part(.caveats(more: words.count - Self.mostShown + 1))]
  }

  /// A sentence or two for each caveat; a caveat about several files or models appears once.
  func words(_ wording: any Wording, logBase: LogBase) -> [String] {
    var groups: [[Caveat]] = []
    for caveat in self {
      if let place = groups.firstIndex(where: { $0[0].saysTheSame(as: caveat) }) {
        groups[place].append(caveat)
      } else {
        groups.append([caveat])
      }
    }
    return groups.map { group in
      group.count > 1 && group[0].path == nil
        ? wording.ofModels(group)
        : group[0].words(
          wording, files: wording.shortList(group.compactMap(\.path)), logBase: logBase)
    }
  }
}

extension Wording {
  /// The words of a caveat that applies to several models.
  fileprivate func ofModels(_ caveats: [Caveat]) -> String {
    let models = caveats.compactMap { caveat -> (model: String, samples: Int)? in
      switch caveat {
      case .ties(let model, let rows, _, _): (model, rows)
      case .infiniteLoss(let model, let mean, _, _, _): (model, mean.count)
      case .samePredictions(let model, _): (model, 0)
      default: nil
      }
    }
    let most = 8
    let (shown, more) = (Array(models.prefix(most)), Swift.max(0, models.count - most))
    return switch caveats[0] {
    case .samePredictions(_, let other):
      samePredictions(shown.map(\.model), more: more, as: other)
    case .infiniteLoss(_, _, _, let isOfLogits, let isBinary):
      infiniteLosses(shown, more: more, isBinary: isBinary, isOfLogits: isOfLogits)
        + (isOfLogits ? "" : gap + logitsWouldBeFinite)
    default: ties(shown, more: more)
    }
  }
}

extension Caveat {
  /// Whether both are the same caveat, about two files or models.
  fileprivate func saysTheSame(as other: Caveat) -> Bool {
    switch (self, other) {
    case (.pairedByPosition, .pairedByPosition), (.classNumbers, .classNumbers),
      (.oneHotCodes, .oneHotCodes), (.ties, .ties):
      true
    case (.samePredictions(_, let other), .samePredictions(_, let another)):
      other.isExactly(another)
    case (
      .infiniteLoss(_, _, _, let areLogits, let isBinary),
      .infiniteLoss(_, _, _, let otherAreLogits, let otherIsBinary)
    ):
      areLogits == otherAreLogits && isBinary == otherIsBinary
    default: false
    }
  }

  /// The words of the caveat, and what would resolve it.
  fileprivate func words(_ wording: any Wording, files: String, logBase: LogBase) -> String {
    switch self {
    case .pairedByPosition: wording.pairedByPosition(files)
    case .sumsOff(let owner, let rows, let largest, let sample):
      wording.sumsOff(owner, rows, largest: Figures.short(largest), of: wording.name(sample))
    case .renormalized(let model, let rows, let largest):
      wording.renormalized(model, rows, largest: Figures.short(largest))
    case .classNumbers: wording.classNumbers(files)
    case .oneHotCodes: wording.oneHotCodes(files)
    case .classOrder(let model, let columns, let error, let after):
      wording.classOrder(
        model, wording.shortList(columns.map(wording.shown)), isBinary: columns.count == 2,
        error: wording.percent(error), after: wording.percent(after))
    case .rowOrder(let model, let error, let confidence):
      wording.rowOrder(
        model, error: wording.percent(error), confidence: wording.percent(confidence))
    case .belowChance(let model, let error, let chance):
      wording.belowChance(model, error: wording.percent(error), chance: wording.percent(chance))
    case .samePredictions(let model, let other):
      wording.samePredictions([model], more: 0, as: other)
    case .equalsLabels(let model): wording.equalsLabels(model)
    case .ignoredLabels(let labels, let rows):
      wording.ignoredLabels(
        wording.shortList(labels.map { briefName(wording.shown($0)) }), labels.count, rows)
    case .commonIDs(let path, let missing, let extra):
      wording.commonIDs(path, missing: missing, extra: extra)
    case .unusedScores(let path, let columns):
      wording.unusedScores(path, wording.shortList(columns.map(briefName)), columns.count)
    case .maybeSwapped(let labels, let model): wording.maybeSwapped(labels, model)
    case .maybePredictions(let path, let column): wording.maybePredictions(path, column)
    case .ties(let model, let rows, let error, let averaged):
      wording.ties(model, rows, error: wording.percent(error), averaged: wording.percent(averaged))
    case .infiniteLoss(let model, let mean, let samples, let isOfLogits, let isBinary):
      wording.infiniteLoss(
        model, mean.count,
        named: wording.list(samples.map(wording.name), more: mean.count - samples.count),
        finite: mean.finiteMean.map {
          "\(Figures.brief($0)) \(wording.unit(logBase))"
        }, isBinary: isBinary, isOfLogits: isOfLogits)
        + (isOfLogits ? "" : wording.gap + wording.logitsWouldBeFinite)
    case .classesWithoutSamples(let names):
      wording.classesWithoutSamples(wording.shortList(names.map(wording.shown)), names.count)
    case .weighted(let column, let effective, let weightless):
      wording.weighted(
        column, effective: effective.map { Figures.fixed($0, decimals: 1) },
        weightless: weightless)
    case .grouped(let column, let groups): wording.grouped(column, groups)
    case .singleClass(let name): wording.singleClass(wording.shown(name))
    }
  }
}

extension TermWording {
  /// Up to eight names, and the number of the others.
  fileprivate func shortList(_ names: [String]) -> String {
    list(Array(names.prefix(8)), more: names.count - min(8, names.count))
  }
}
