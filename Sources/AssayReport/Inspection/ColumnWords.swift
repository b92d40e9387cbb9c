import AssayData

/// A decision about a file: its subject, the result, the reason, and the option that changes it.
struct Decision: Equatable {
  let subject: String
  let taken: String
  let because: String
  let change: String

  init(_ subject: String, _ taken: String, because: String = "", change: String = "") {
    (self.subject, self.taken, self.because, self.change) = (subject, taken, because, change)
  }
}

extension InspectedFile {
  /// The decisions about the file's format, its columns and the scale of its scores.
  func decisions(_ together: Inspection.Together?, _ wording: any Wording) -> [Decision] {
    [formatDecision(wording), namesDecision(wording)]
      + [encoding.map { $0.decision(wording) }].compactMap(\.self)
      + columns.map { $0.decision(in: self, together, wording) }
      + scores.compactMap { $0.model == nil ? nil : $0.scaleDecision(in: self, wording) }
  }

  /// The models in the file, in the order of their columns.
  var models: [String] {
    var models: [String] = []
    for columns in columns {
      if let model = columns.model, !models.contains(exactly: model) { models.append(model) }
    }
    return models
  }

  /// The size on disk, and the unpacked size if the file is compressed.
  func sizeWords(_ wording: any Wording) -> String {
    let unpacked = wording.bytes(size.bytes)
    guard let stored = size.stored, encoding?.isGzipped == true else { return unpacked }
    return wording.unpacked(wording.bytes(stored), unpacked)
  }

  private func formatDecision(_ wording: any Wording) -> Decision {
    let because =
      switch recognition.format {
      case .stated: wording.why(.stated)
      case .firstBytes: wording.why(.beginsLikeOne)
      case .separator: wording.separate(separators)
      case .noSeparator: wording.why(.noSeparator)
      case .blanks: wording.why(.blanks)
      case .decimalCommas: wording.why(.decimalCommas)
      }
    let canChange = recognition.format != .firstBytes
    return Decision(
      wording.thing(.format), wording.format(format), because: because,
      change: canChange ? "FILE:format=FORMAT" : "")
  }

  private var separators: InspectedSeparators {
    if format.hasPrefix("TSV") { return .tabs }
    if format.hasPrefix("bar-separated text") { return .bars }
    return format.hasPrefix("CSV with semicolons") ? .semicolons : .commas
  }

  private func namesDecision(_ wording: any Wording) -> Decision {
    let (taken, because, change): (InspectionWord, InspectionReason, String) =
      switch recognition.names {
      case .firstLine: (.firstLine, .notLikeRow, "FILE:header=false")
      case .statedHeader: (.firstLine, .stated, "FILE:header=false")
      case .comment: (.comment, .aboveRows, "FILE:header=false")
      case .firstLineIsRow: (.none, .firstLineNumbers, "FILE:header=true")
      case .statedRow: (.none, .stated, "FILE:header=true")
      case .keys: (.keys, .beforeValues, "")
      case .array: (.none, .arraysHaveNoNames, "\(Flag.classes) A,B,…")
      }
    return Decision(
      wording.thing(.names), wording.thing(taken), because: wording.why(because), change: change)
  }
}

extension InspectedFile.Encoding {
  fileprivate func decision(_ wording: any Wording) -> Decision {
    let ends =
      switch lineEnds {
      case .none: wording.thing(.oneLine)
      case .mixed: wording.thing(.mixedLineEnds)
      case .lineFeed, .pair, .carriageReturn: lineEnds.rawValue
      }
    return Decision(
      wording.thing(.text), wording.encoding(ends),
      because: hasByteOrderMark ? wording.why(.byteOrderMark) : "")
  }
}

extension InspectedColumns {
  var model: String? {
    switch role {
    case .scores(let model, _, _), .positiveScore(let model), .predictedClass(let model),
      .predictedScore(let model):
      model
    case .id, .label, .labelShares, .slice, .weight, .group, .rowNumber, .unused: nil
    }
  }

  /// The names of the columns; if there are many, only the first and the last.
  func subject(_ wording: any Wording) -> String {
    if case .scores(_, _, let array?) = role { return terminalText(array, limit: 24) }
    let isShort = names.count < 4
    let shown = (isShort ? names : [names[0], names[names.count - 1]]).map {
      $0.isEmpty ? wording.noName : terminalText($0, limit: 24)
    }
    return isShort ? wording.commas(shown) : shown.joined(separator: " … ")
  }

  fileprivate func decision(
    in file: InspectedFile, _ together: Inspection.Together?, _ wording: any Wording
  ) -> Decision {
    Decision(
      subject(wording), roleWords(in: file, together, wording),
      because: wording.words(
        reason, option: String(change.prefix { $0 != " " }), role: role,
        hasLabels: together != nil),
      change: isOfSets(in: file) == .undecided ? "\(Flag.task) multilabel" : change)
  }

  /// Whether labels are sets of classes, and whether an option says so.
  private enum SetLabels {
    case none
    case undecided
    case stated
  }

  private func isOfSets(in file: InspectedFile) -> SetLabels {
    guard case .labelShares = role, let labels = file.scores.first(where: { $0.model == nil }),
      labels.areSets
    else { return .none }
    return labels.isIndependent ? .stated : .undecided
  }

  private func roleWords(
    in file: InspectedFile, _ together: Inspection.Together?, _ wording: any Wording
  ) -> String {
    // If a file has one model, its name adds nothing.
    func ofModel(_ words: String) -> String {
      guard file.models.count > 1, let model else { return words }
      return wording.of(terminalText(model, limit: 24), words)
    }
    switch role {
    case .id: return wording.thing(.ids)
    case .label: return wording.thing(.labels)
    case .labelShares(let classes):
      return isOfSets(in: file) == .none
        ? wording.shares(of: classes.count) : wording.anyOf(classes.count)
    case .scores(_, let classes, let array):
      return ofModel(wording.scores(of: classes.count, isArray: array != nil))
    case .positiveScore:
      let positive = (together?.positive).map { wording.score(of: terminalText($0, limit: 24)) }
      return ofModel(positive ?? wording.thing(.scoreOfOneClass))
    case .predictedClass: return ofModel(wording.thing(.predictedClasses))
    case .predictedScore: return ofModel(wording.thing(.scoreOfPredicted))
    case .slice: return wording.thing(.slices)
    case .weight: return wording.thing(.weights)
    case .group: return wording.thing(.groups)
    case .rowNumber: return wording.thing(.rowNumbers)
    case .unused: return wording.thing(.unused)
    }
  }

  private var change: String {
    switch role {
    case .id, .rowNumber: "\(Flag.id) COLUMN"
    case .label, .labelShares: "\(Flag.label) COLUMN"
    case .scores(_, _, let array): array != nil ? "FILE:column=COLUMN" : "\(Flag.classes) A,B,…"
    case .slice: "\(Flag.slice) COLUMN"
    case .weight: "\(Flag.weight) COLUMN"
    case .group: "\(Flag.group) COLUMN"
    case .positiveScore, .predictedScore: "\(Flag.positive) CLASS"
    case .predictedClass, .unused: "FILE:column=COLUMN"
    }
  }
}
