import AssayData

// The codes of reasons and doubts in files.

extension Undefined {
  /// The reason's code in files.
  var code: String {
    switch self {
    case .notMeasured: "not_measured"
    case .classesOnly: "classes_only"
    case .neverPredicted: "never_predicted"
    case .noSamples: "no_samples"
    case .absent: "absent"
    case .oneClass: "one_class"
    case .noSpread: "no_spread"
    case .infiniteLoss: "infinite_loss"
    case .softLabels: "soft_labels"
    case .tooManyScores: "too_many_scores"
    case .notInSummaries: "not_in_summaries"
    case .noOtherSamples: "no_other_samples"
    case .weighted: "weighted"
    case .noWeight: "no_weight"
    case .tooFewSamples: "too_few_samples"
    }
  }

  static var form: Form<Undefined> { .oneOf(Undefined.allCases.map { ($0.code, $0) }, \.code) }
}

extension NoAnswer {
  /// The reason's code in files.
  var code: String {
    switch self {
    case .classesOnly: "classes_only"
    case .weighted: "weighted"
    case .grouped: "grouped"
    case .multilabel: "multilabel"
    case .softLabels: "soft_labels"
    case .notTwoClasses: "not_two_classes"
    case .oneClass: "one_class"
    case .fewSamples: "few_samples"
    case .tooLarge: "too_large"
    case .rowsOfParts: "rows_of_parts"
    }
  }

  static var form: Form<NoAnswer> { .oneOf(NoAnswer.allCases.map { ($0.code, $0) }, \.code) }
}

/// Why there is no interval or no test: a code, and the number that belongs to it.
struct ReasonCode: Sendable, Equatable {
  let code: String
  /// The smallest number of samples needed.
  var least: Int?
  /// The number of samples with an infinite loss.
  var samples: Int?
}

extension NoInterval {
  var code: ReasonCode {
    switch self {
    case .notAskedFor: ReasonCode(code: "not_asked_for")
    case .noValue: ReasonCode(code: "no_value")
    case .fact: ReasonCode(code: "fact")
    case .tooFewSamples(let least): ReasonCode(code: "too_few_samples", least: least)
    case .noSpread: ReasonCode(code: "no_spread")
    case .tooLarge: ReasonCode(code: "too_large")
    case .tooManyCells: ReasonCode(code: "too_many_cells")
    case .tooManySlices: ReasonCode(code: "too_many_slices")
    case .noMethod: ReasonCode(code: "no_method")
    case .weighted: ReasonCode(code: "weighted")
    case .grouped: ReasonCode(code: "grouped")
    case .rareClasses: ReasonCode(code: "rare_classes")
    case .oftenUndefined: ReasonCode(code: "often_undefined")
    case .tooManyClasses: ReasonCode(code: "too_many_classes")
    case .tooManyShares: ReasonCode(code: "too_many_shares")
    case .notOfSlices: ReasonCode(code: "not_of_slices")
    }
  }

  /// Every case, with the given number.
  static func all(least: Int) -> [NoInterval] {
    [
      .notAskedFor, .noValue, .fact, .tooFewSamples(least: least), .noSpread, .tooLarge,
      .tooManyCells, .tooManySlices, .noMethod, .weighted, .grouped, .rareClasses,
      .oftenUndefined, .tooManyClasses, .tooManyShares, .notOfSlices,
    ]
  }
}

extension Form where Value == NoInterval {
  /// The form of the code alone.
  static var code: Form {
    .oneOf(NoInterval.all(least: 0).map { ($0.code.code, $0) }, { $0.code.code })
  }
}

extension NoPairedTest {
  var code: ReasonCode {
    switch self {
    case .notCompared: ReasonCode(code: "not_compared")
    case .infinite(let samples): ReasonCode(code: "infinite_losses", samples: samples)
    case .tooLarge: ReasonCode(code: "too_large")
    case .tooFewUnits: ReasonCode(code: "too_few_units")
    case .onlyOneClipped: ReasonCode(code: "only_one_clipped")
    case .noSpread: ReasonCode(code: "no_spread")
    case .tooFewOfClass(let least): ReasonCode(code: "too_few_of_class", least: least)
    case .oftenUndefined: ReasonCode(code: "often_undefined")
    case .tooManyCells: ReasonCode(code: "too_many_cells")
    case .weighted: ReasonCode(code: "weighted")
    case .grouped: ReasonCode(code: "grouped")
    case .noStandardError: ReasonCode(code: "no_standard_error")
    case .clipsDiffer: ReasonCode(code: "clips_differ")
    case .classesDiffer: ReasonCode(code: "classes_differ")
    }
  }

  /// Every case that results can have, with the given numbers.
  static func all(least: Int, samples: Int) -> [NoPairedTest] {
    [
      .notCompared, .infinite(samples: samples), .tooLarge, .tooFewUnits, .onlyOneClipped,
      .noSpread,
      .tooFewOfClass(least: least), .oftenUndefined, .tooManyCells, .weighted, .grouped,
    ]
  }
}

extension ConfidenceInterval.Doubt {
  var code: String {
    switch self {
    case .fewEffectiveUnits: "few_effective_units"
    case .fewSamples: "few_samples"
    case .fewErrors: "few_errors"
    case .rareClasses: "rare_classes"
    case .heavyTail: "heavy_tail"
    }
  }

  static func all(skewness: Double) -> [ConfidenceInterval.Doubt] {
    [.fewEffectiveUnits, .fewSamples, .fewErrors, .rareClasses, .heavyTail(skewness: skewness)]
  }
}

/// The written form of why an interval or a test is approximate: a code, and the skewness if that
/// is the reason.
struct WrittenDoubt: Sendable {
  let doubt: ConfidenceInterval.Doubt?

  init(_ doubt: ConfidenceInterval.Doubt?) { self.doubt = doubt }

  static var form: ObjectForm<WrittenDoubt> {
    let codes = ConfidenceInterval.Doubt.all(skewness: 0).map(\.code)
    return ObjectForm(
      Field(ifPresent: "doubt", \.doubt?.code, .code(codes)),
      Field(ifPresent: "skewness", \.skewness, .number)
    ) { _, code, skewness in
      WrittenDoubt(ConfidenceInterval.Doubt.all(skewness: skewness ?? 0).first { $0.code == code })
    }
  }

  private var skewness: Double? {
    if case .heavyTail(let skewness) = doubt { skewness } else { nil }
  }
}
