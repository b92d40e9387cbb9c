import AssayData

extension [Caveat] {
  /// A report shows at most this many.
  private static var mostShown: Int { 20 }

  /// The words of the first, and how many more there are.
  func shownWords(_ say: any Wording, logBase: LogBase) -> [String] {
    let words = words(say, logBase: logBase)
    guard words.count > Self.mostShown else { return words }
    return words.prefix(Self.mostShown - 1)
      + [say.part(.caveats(more: words.count - Self.mostShown + 1))]
  }

  /// A sentence or two for each; what is true of several files is said once.
  func words(_ say: any Wording, logBase: LogBase) -> [String] {
    var groups: [(first: Caveat, paths: [String])] = []
    for caveat in self {
      let path = caveat.path.map { [$0] } ?? []
      if let place = groups.firstIndex(where: { $0.first.isAboutFile(like: caveat) }) {
        groups[place].paths += path
      } else {
        groups.append((caveat, path))
      }
    }
    return groups.map { $0.first.words(say, files: say.shortList($0.paths), logBase: logBase) }
  }
}

extension Caveat {
  /// Whether both say the same, of two files.
  fileprivate func isAboutFile(like other: Caveat) -> Bool {
    switch (self, other) {
    case (.pairedByPosition, .pairedByPosition), (.classNumbers, .classNumbers),
      (.oneHotCodes, .oneHotCodes):
      true
    default: false
    }
  }

  /// What to keep in mind, and what would mend it.
  fileprivate func words(_ say: any Wording, files: String, logBase: LogBase) -> String {
    switch self {
    case .pairedByPosition: say.pairedByPosition(files)
    case .sumsOff(let owner, let rows, let largest, let sample):
      say.sumsOff(owner, rows, largest: Figures.short(largest), of: say.name(sample))
    case .renormalized(let model, let rows, let largest):
      say.renormalized(model, rows, largest: Figures.short(largest))
    case .classNumbers: say.classNumbers(files)
    case .oneHotCodes: say.oneHotCodes(files)
    case .unusedScores(let path, let columns):
      say.unusedScores(path, say.shortList(columns), columns.count)
    case .maybeSwapped(let labels, let model): say.maybeSwapped(labels, model)
    case .maybePredictions(let path, let column): say.maybePredictions(path, column)
    case .ties(let model, let rows, let error, let averaged):
      say.ties(model, rows, error: say.percent(error), averaged: say.percent(averaged))
    case .infiniteLoss(let model, let mean, let samples, let isOfLogits, let isBinary):
      say.infiniteLoss(
        model, mean.count,
        named: say.list(samples.map(say.name), more: mean.count - samples.count),
        finite: mean.finiteMean.map {
          "\(Figures.brief($0)) \(say.unit(logBase))"
        }, isBinary: isBinary, isOfLogits: isOfLogits)
        + (isOfLogits ? "" : say.gap + say.logitsWouldBeFinite)
    case .classesWithoutSamples(let names):
      say.classesWithoutSamples(say.shortList(names.map(say.shown)), names.count)
    case .weighted(let column, let effective, let weightless):
      say.weighted(
        column, effective: effective.map { Figures.fixed($0, decimals: 1) },
        weightless: weightless)
    case .grouped(let column, let groups): say.grouped(column, groups)
    case .singleClass(let name): say.singleClass(say.shown(name))
    }
  }
}

extension TermWording {
  /// Up to eight names, and how many more there are.
  fileprivate func shortList(_ names: [String]) -> String {
    list(Array(names.prefix(8)), more: names.count - min(8, names.count))
  }
}
