import AssayData

/// The written form of a caveat: a code, and the values that belong to it.
private struct WrittenCaveat: Sendable {
  var code: String
  var file: String?
  var model: String?
  var labels: String?
  var rows: Int?
  var largest: Double?
  var sample: SampleName?
  var column: String?
  var columns: [String]?
  var classes: [String]?
  var error: Double?
  var averagedError: Double?
  var infinite: InfiniteMean?
  var samples: [SampleName]?
  var isOfLogits: Bool?
  var isBinary: Bool?
  var effective: Double?
  var weightless: Int?
  var groups: Int?
  var other: String?
  var errorAfter: Double?
  var chance: Double?
  var confidence: Double?
  var missing: Int?
  var extra: Int?
}

extension Caveat {
  static func form(of count: Int) -> Form<Caveat> {
    let sample = SampleName.form.form
    // Rows are not limited by the number of samples, which leaves out those of weight 0.
    let counts = Form.count()
    return ObjectForm<WrittenCaveat>(
      Field("code", \.code, .oneOf(WrittenCaveat.codes.map { ($0, $0) }) { $0 }),
      Field(ifPresent: "file", \.file, .text),
      Field(ifPresent: "model", \.model, .text), Field(ifPresent: "labels", \.labels, .text),
      Field(ifPresent: "rows", \.rows, counts), Field(ifPresent: "largest", \.largest, .number),
      Field(ifPresent: "sample", \.sample, sample), Field(ifPresent: "column", \.column, .text),
      Field(ifPresent: "columns", \.columns, Form.text.list()),
      Field(ifPresent: "classes", \.classes, Form.text.list()),
      Field(ifPresent: MetricKey.errorRate, \.error, .share),
      Field(ifPresent: MetricKey.tieAveragedError, \.averagedError, .share),
      Field(ifPresent: "infinite", \.infinite, InfiniteMean.form(of: count)),
      Field(ifPresent: "samples", \.samples, sample.list()),
      Field(ifPresent: "logits", \.isOfLogits, .flag),
      Field(ifPresent: "binary", \.isBinary, .flag),
      Field(ifPresent: "effective_n", \.effective, .number),
      Field(ifPresent: "weightless", \.weightless, .count()),
      Field(ifPresent: "groups", \.groups, counts),
      Field(ifPresent: "other", \.other, .text),
      Field(ifPresent: "error_after_permutation", \.errorAfter, .share),
      Field(ifPresent: "chance_error", \.chance, .share),
      Field(ifPresent: "mean_confidence", \.confidence, .share),
      Field(ifPresent: "missing", \.missing, .count()), Field(ifPresent: "extra", \.extra, .count())
    ) {
      _, code, file, model, labels, rows, largest, sample, column, columns, classes, error,
      averaged, infinite, samples, isOfLogits, isBinary, effective, weightless, groups, other,
      errorAfter, chance, confidence, missing, extra in
      WrittenCaveat(
        code: code, file: file, model: model, labels: labels, rows: rows, largest: largest,
        sample: sample, column: column, columns: columns, classes: classes, error: error,
        averagedError: averaged, infinite: infinite, samples: samples, isOfLogits: isOfLogits,
        isBinary: isBinary, effective: effective, weightless: weightless, groups: groups,
        other: other, errorAfter: errorAfter, chance: chance, confidence: confidence,
        missing: missing, extra: extra)
    }.form.made(\.caveat, WrittenCaveat.init)
  }
}

extension WrittenCaveat {
  fileprivate static let codes = [
    "paired_by_position", "sums_off", "renormalized", "class_numbers", "one_hot_codes",
    "unused_scores", "maybe_swapped", "maybe_predictions", "ties", "infinite_loss",
    "classes_without_samples", "single_class", "weighted", "grouped", "ignored_labels",
    "common_ids", "class_order_suspected", "row_order_suspected", "below_chance", "same_scores",
    "equals_labels",
  ]

  init(_ caveat: Caveat) {
    switch caveat {
    case .pairedByPosition(let path): self.init(code: "paired_by_position", file: path)
    case .sumsOff(let owner, let rows, let largest, let sample):
      self.init(code: "sums_off", model: owner, rows: rows, largest: largest, sample: sample)
    case .renormalized(let model, let rows, let largest):
      self.init(code: "renormalized", model: model, rows: rows, largest: largest)
    case .classNumbers(let path): self.init(code: "class_numbers", file: path)
    case .oneHotCodes(let path): self.init(code: "one_hot_codes", file: path)
    case .unusedScores(let path, let columns):
      self.init(code: "unused_scores", file: path, columns: columns)
    case .maybeSwapped(let labels, let model):
      self.init(code: "maybe_swapped", model: model, labels: labels)
    case .maybePredictions(let path, let column):
      self.init(code: "maybe_predictions", file: path, column: column)
    case .ties(let model, let rows, let error, let averaged):
      self.init(
        code: "ties", model: model, rows: rows, error: error, averagedError: averaged)
    case .infiniteLoss(let model, let mean, let samples, let isOfLogits, let isBinary):
      self.init(
        code: "infinite_loss", model: model, infinite: mean, samples: samples,
        isOfLogits: isOfLogits, isBinary: isBinary)
    case .classesWithoutSamples(let names):
      self.init(code: "classes_without_samples", classes: names)
    case .singleClass(let name): self.init(code: "single_class", classes: [name])
    case .weighted(let column, let effective, let weightless):
      self.init(
        code: "weighted", column: column, effective: effective, weightless: weightless)
    case .classOrder(let model, let columns, let error, let after):
      self.init(
        code: "class_order_suspected", model: model, classes: columns, error: error,
        errorAfter: after)
    case .rowOrder(let model, let error, let confidence):
      self.init(
        code: "row_order_suspected", model: model, error: error, confidence: confidence)
    case .belowChance(let model, let error, let chance):
      self.init(code: "below_chance", model: model, error: error, chance: chance)
    case .samePredictions(let model, let other):
      self.init(code: "same_scores", model: model, other: other)
    case .equalsLabels(let model): self.init(code: "equals_labels", model: model)
    case .ignoredLabels(let labels, let rows):
      self.init(code: "ignored_labels", rows: rows, classes: labels)
    case .commonIDs(let path, let missing, let extra):
      self.init(code: "common_ids", file: path, missing: missing, extra: extra)
    case .grouped(let column, let groups):
      self.init(code: "grouped", column: column, groups: groups)
    }
  }

  /// The caveat; nil if the code is unknown or a value is missing.
  var caveat: Caveat? {
    switch code {
    case "paired_by_position": file.map { .pairedByPosition(path: $0) }
    case "class_numbers": file.map { .classNumbers(path: $0) }
    case "one_hot_codes": file.map { .oneHotCodes(path: $0) }
    case "unused_scores": both(file, columns).map { .unusedScores(path: $0, columns: $1) }
    case "maybe_swapped": both(labels, model).map { .maybeSwapped(labels: $0, model: $1) }
    case "maybe_predictions":
      both(file, column).map { .maybePredictions(path: $0, column: $1) }
    case "classes_without_samples": classes.map { .classesWithoutSamples($0) }
    case "single_class": classes.flatMap { $0.count == 1 ? .singleClass($0[0]) : nil }
    case "weighted":
      both(column, weightless).map {
        .weighted(column: $0, effective: effective, weightless: $1)
      }
    case "ignored_labels": both(classes, rows).map { .ignoredLabels($0, rows: $1) }
    case "common_ids":
      both(file, both(missing, extra)).map { .commonIDs(path: $0, missing: $1.0, extra: $1.1) }
    case "grouped": both(column, groups).map { .grouped(column: $0, groups: $1) }
    default: ofModel
    }
  }

  private var ofModel: Caveat? {
    guard let model else { return nil }
    return switch code {
    case "class_order_suspected":
      both(classes, both(error, errorAfter)).map {
        .classOrder(model: model, columns: $0, error: $1.0, after: $1.1)
      }
    case "row_order_suspected":
      both(error, confidence).map { .rowOrder(model: model, error: $0, confidence: $1) }
    case "below_chance":
      both(error, chance).map { .belowChance(model: model, error: $0, chance: $1) }
    case "same_scores": other.map { .samePredictions(model: model, other: $0) }
    case "equals_labels": .equalsLabels(model: model)
    case "sums_off":
      both(both(rows, largest), sample).map {
        .sumsOff(of: model, rows: $0.0, largest: $0.1, sample: $1)
      }
    case "renormalized":
      both(rows, largest).map { .renormalized(model: model, rows: $0, largest: $1) }
    case "ties":
      both(rows, both(error, averagedError)).map {
        .ties(model: model, rows: $0, error: $1.0, averagedError: $1.1)
      }
    case "infinite_loss":
      both(both(infinite, samples), both(isOfLogits, isBinary)).map {
        .infiniteLoss(
          model: model, mean: $0.0, samples: $0.1, isOfLogits: $1.0, isBinary: $1.1)
      }
    default: nil
    }
  }

  private func both<One, Other>(_ one: One?, _ other: Other?) -> (One, Other)? {
    one.flatMap { one in other.map { (one, $0) } }
  }
}

extension Caveat {
  /// The model that the caveat is about; nil if it is about files, labels or samples.
  var model: String? {
    switch self {
    case .maybeSwapped(_, let model), .ties(let model, _, _, _), .classOrder(let model, _, _, _),
      .rowOrder(let model, _, _), .belowChance(let model, _, _), .samePredictions(let model, _),
      .equalsLabels(let model),
      .infiniteLoss(let model, _, _, _, _):
      model
    // These may be about the labels instead.
    case .sumsOff, .renormalized: nil
    case .pairedByPosition, .classNumbers, .oneHotCodes, .unusedScores, .maybePredictions,
      .classesWithoutSamples, .singleClass, .weighted, .grouped, .ignoredLabels, .commonIDs:
      nil
    }
  }
}
