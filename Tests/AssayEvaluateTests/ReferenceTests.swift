import AssayData
import AssayEvaluate
import AssayResults
import AssayTestSupport
import Testing

/// A model with reference metrics, computed with fifty digits.
struct ReferenceCase: Sendable, Hashable, CustomTestStringConvertible {
  let folder: String
  var labels = "labels.csv"
  let file: String
  /// The key of its metrics in `expected.json`; nil if the file has no models.
  let model: String?
  var positive: String?

  var testDescription: String { "\(folder)/\(file)" }

  static let all = [
    ReferenceCase(folder: "party", file: "model1.csv", model: "model1"),
    ReferenceCase(folder: "party", file: "model2.csv", model: "model2"),
    ReferenceCase(folder: "party", labels: "labels_zh.csv", file: "model1_zh.csv", model: "model1"),
    ReferenceCase(folder: "party", labels: "labels_zh.csv", file: "model2_zh.csv", model: "model2"),
    ReferenceCase(
      folder: "party", labels: "labels_onehot.csv", file: "model1.csv", model: "model1"),
    ReferenceCase(folder: "party/binary", file: "model1.csv", model: "model1"),
    ReferenceCase(folder: "party/binary", file: "model2.csv", model: "model2"),
    ReferenceCase(
      folder: "party/binary", file: "model1_positive_only.csv", model: "model1", positive: "1"),
    ReferenceCase(folder: "party/binary", file: "model2_positive_only.csv", model: "model2"),
    ReferenceCase(folder: "iris", file: "pred_logreg.csv", model: "logreg"),
    ReferenceCase(folder: "iris", file: "pred_gnb.csv", model: "gnb"),
    ReferenceCase(folder: "iris", file: "pred_hgb.csv", model: "hgb"),
    ReferenceCase(folder: "breast_cancer", file: "pred_logreg.csv", model: "logreg"),
    ReferenceCase(folder: "breast_cancer", file: "pred_rf.csv", model: "rf"),
    ReferenceCase(folder: "digits", file: "logistic-regression.csv", model: "logreg"),
    ReferenceCase(folder: "digits", file: "random-forest.csv", model: "rf"),
    ReferenceCase(folder: "digits", file: "naive-bayes.csv", model: "gnb"),
    ReferenceCase(folder: "sum", labels: "wide_labels.csv", file: "wide_pred.csv", model: nil),
  ]

  private static let measured = Shared<ReferenceCase, MeasuredModel> { reference in
    let find = reference.folder == "digits" ? sampleData : AssayTestSupport.reference
    return try MeasuredModel(
      labels: find("\(reference.folder)/\(reference.labels)"),
      model: find("\(reference.folder)/\(reference.file)"), positive: reference.positive)
  }
  private static let documents = Shared<String, Document> { try Document(file: $0) }

  /// The model measured on its test set, once for all tests.
  func measured() throws -> MeasuredModel { try ReferenceCase.measured.value(of: self) }

  /// The model measured with another clip, without intervals.
  func measured(clip: Clip) throws -> MeasuredModel {
    try MeasuredModel(measured().testSet, clip: clip, bounds: nil)
  }

  func expected() throws -> Document {
    let file = model == nil ? "sum/wide_expected.json" : "\(folder)/expected.json"
    let document = try ReferenceCase.documents.value(of: reference(file))
    return model.map { document["models"][$0] } ?? document["metrics"]
  }
}

private let suffixes: [(LogBase, String)] = [(.e, "nats"), (.two, "bits"), (.ten, "hartleys")]

@Suite struct ReferenceTests {
  @Test(arguments: ReferenceCase.all)
  func `errors and ties are counted exactly`(_ reference: ReferenceCase) throws {
    let (measured, expected) = (try reference.measured(), try reference.expected())
    let confusion = measured.evaluation.confusion
    #expect(try measured.evaluation.count == expected["n"].count())
    #expect(try confusion.total - confusion.correct == expected["error_count"].count())
    #expect(try measured.value(MetricKey.errorRate) == expected["error_rate"].double())
    #expect(try measured.value(MetricKey.accuracy) == expected["accuracy"].double())
    #expect(try measured.evaluation.tiedRows == expected["argmax_tie_rows"].count())
    #expect(
      try isClose(
        measured.value(MetricKey.tieAveragedError),
        expected["error_rate_random_tiebreak"].double()))
  }

  @Test(arguments: ReferenceCase.all)
  func `the squared error is right in its three scales`(_ reference: ReferenceCase) throws {
    let (measured, expected) = (try reference.measured(), try reference.expected())
    for (key, name) in [
      (MetricKey.squaredError, "mse_sum_over_classes"), ("mse_half", "mse_half"),
      ("mse_per_class", "mse_per_element"),
    ] {
      let (value, right) = (try measured.value(key), try expected[name].double())
      #expect(isWithinFourUlps(value, right), "\(key): \(value), \(right)")
    }
  }

  @Test(arguments: ReferenceCase.all)
  func `logarithmic metrics are right in all units`(_ reference: ReferenceCase) throws {
    let (measured, expected) = (try reference.measured(), try reference.expected())
    for (base, unit) in suffixes {
      for (key, name) in [
        (MetricKey.predictionEntropy, "mean_predictive_entropy"),
        (MetricKey.crossEntropy, "cross_entropy"), (MetricKey.klDivergence, "kl_label_pred"),
      ] {
        let right = try expected["\(name)_\(unit)"].double()
        guard right.isFinite else {
          #expect(measured.evaluation.estimate(key).finite == nil)
          continue
        }
        let value = try measured.value(key, in: base)
        #expect(isClose(value, right), "\(key) in \(unit): \(value), \(right)")
      }
    }
    #expect(try measured.value(MetricKey.labelEntropy) == 0)
  }

  @Test(arguments: ReferenceCase.all)
  func `infinite losses are counted and the rest is averaged`(_ reference: ReferenceCase) throws {
    let (measured, expected) = (try reference.measured(), try reference.expected())
    let count = try expected["cross_entropy_infinite_count"].count()
    let mean = try expected["cross_entropy_mean_of_finite_nats"].double()
    switch measured.evaluation.estimate(MetricKey.crossEntropy) {
    case .value(let value):
      #expect(count == 0)
      #expect(isClose(value, mean))
    case .infinite(let infinite):
      #expect(infinite.count == count)
      #expect(try isClose(#require(infinite.finiteMean), mean))
      #expect(infinite.firstRows.count == min(5, count))
    case .undefined:
      Issue.record("the cross-entropy is undefined")
    }
  }

  @Test(arguments: ReferenceCase.all)
  func `binary cross-entropy is right`(_ reference: ReferenceCase) throws {
    let (measured, expected) = (try reference.measured(), try reference.expected())
    let isBinary = measured.testSet.classes.count == 2
    for (base, unit) in suffixes {
      let right =
        isBinary
        ? try expected["binary"]["binary_cross_entropy_\(unit)"].double()
        : try expected["elementwise_bce_\(unit)"].double()
      guard right.isFinite else {
        #expect(measured.evaluation.estimate(MetricKey.binaryCrossEntropy).finite == nil)
        continue
      }
      let value = try measured.value(MetricKey.binaryCrossEntropy, in: base)
      #expect(isClose(value, right), "in \(unit): \(value), \(right)")
    }
  }

  @Test(arguments: ReferenceCase.all)
  func `clipped cross-entropy is what training logs show`(_ reference: ReferenceCase) throws {
    let expected = try reference.expected()["cross_entropy_clipped_nats"]
    for (clip, key) in try [
      (Clip.sklearn, "eps_2^-52_sklearn_float64"), (.keras, "eps_1e-07_keras"),
      (#require(Clip(epsilon: 1e-15)), "eps_1e-15_sklearn_before_1.2"),
      (#require(Clip(epsilon: 0x1p-23)), "eps_2^-23_sklearn_float32"),
    ] {
      let value = try reference.measured(clip: clip).value(MetricKey.clippedCrossEntropy)
      let right = try expected[key].double()
      #expect(isClose(value, right, relative: 1e-12), "\(key): \(value), \(right)")
    }
  }
}
