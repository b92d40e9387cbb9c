import AssayData
import AssayEvaluate
import AssayResults
import AssayStatistics
import AssayTestSupport
import Testing

private let cases = ReferenceCase.all.filter {
  ["iris", "breast_cancer", "digits"].contains($0.folder)
}

@Suite struct ScoreAnalysisTests {
  private func analysis(_ measured: MeasuredModel) throws -> ScoreAnalysis {
    try #require(measured.evaluation.scores)
  }

  @Test(arguments: cases)
  func `areas under curves are right`(_ reference: ReferenceCase) throws {
    let (measured, expected) = (try reference.measured(), try reference.expected())
    let ranking = try #require(analysis(measured).ranking)
    let right = expected["ranking"]
    for (index, area) in right["ovr_per_class"].list.enumerated() {
      let value = try #require(ranking.classes[index].area.estimate.finite)
      #expect(try isClose(value, area.double()))
    }
    for (index, precision) in right["ap_per_class"].list.enumerated() {
      let value = try #require(ranking.classes[index].averagePrecision.estimate.finite)
      #expect(try isClose(value, precision.double()))
    }
    let weighted = try #require(ranking.weighted { $0.area.estimate }.finite)
    #expect(try isClose(weighted, right["ovr_weighted"].double()))
    guard measured.testSet.classes.count > 2 else { return }
    #expect(try isClose(measured.value(MetricKey.rocArea), right["ovr_macro"].double()))
    #expect(try isClose(measured.value(MetricKey.averagePrecision), right["ap_macro"].double()))
    let pairs = try #require(ranking.oneVersusOne.finite)
    #expect(try isClose(pairs, right["ovo_macro_hand_till"].double()))
  }

  @Test(arguments: cases)
  func `calibration errors are right`(_ reference: ReferenceCase) throws {
    let (measured, expected) = (try reference.measured(), try reference.expected())
    let calibration = try #require(analysis(measured).calibration)
    let right = expected["calibration_top_label"]
    #expect(try isClose(calibration.meanConfidence, right["mean_confidence"].double()))
    let bins = right["equal_width_15_right_closed"]
    #expect(try isClose(calibration.errors.expected, bins["ece"].double(), relative: 1e-12))
    #expect(try isClose(calibration.errors.maximum, bins["mce"].double(), relative: 1e-12))
    #expect(
      try isClose(
        calibration.errors.expectedDebiased, bins["ece_debiased_folded_normal"].double(),
        relative: 1e-10))
    let mass = try #require(calibration.equalMassErrors)
    #expect(
      try isClose(mass.expected, right["equal_mass_15"]["ece"].double(), relative: 1e-12))
    #expect(try measured.value(MetricKey.calibrationError) == calibration.errors.expected)
  }

  @Test(arguments: cases)
  func `calibration tests and decompositions are right`(_ reference: ReferenceCase) throws {
    let (measured, expected) = (try reference.measured(), try reference.expected())
    let calibration = try #require(analysis(measured).calibration)
    let right = expected["calibration_top_label"]
    let brier = right["z_test_brier_vs_own_expectation"]
    let test = try #require(calibration.brierTest)
    #expect(try isClose(test.z, brier["z"].double(), relative: 1e-9))
    let logarithmic = right["z_test_log_loss_vs_own_entropy"]
    if let z = try? logarithmic["z"].double(), z.isFinite {
      #expect(try isClose(#require(calibration.logTest).z, z, relative: 1e-9))
    } else {
      #expect(calibration.logTest == nil)
    }
    let corp = expected["decomposition"]["corp_classwise_sum_brier"]
    #expect(
      try isClose(#require(calibration.miscalibration), corp["mcb"].double(), relative: 1e-10))
    #expect(
      try isClose(#require(calibration.discrimination), corp["dsc"].double(), relative: 1e-10))
    #expect(try isClose(#require(calibration.uncertainty), corp["unc"].double(), relative: 1e-12))
    let top = expected["decomposition"]["corp_top_label"]["brier"]
    let confidence = try #require(calibration.corpOfConfidence)
    #expect(try isClose(confidence.miscalibration, top["mcb"].double(), relative: 1e-10))
  }

  @Test(arguments: cases)
  func `labels are among the first k as often as they should`(_ reference: ReferenceCase) throws {
    let (measured, expected) = (try reference.measured(), try reference.expected())
    for count in [2, 3, 5] where count < measured.testSet.classes.count {
      let right = try expected["top_k_accuracy"]["\(count)"].double()
      #expect(try isClose(1 - measured.value("top_\(count)_error"), right, relative: 1e-13))
    }
  }

  @Test func `the area of the named class has DeLong’s interval`() throws {
    for (file, model) in [("pred_logreg.csv", "logreg"), ("pred_rf.csv", "rf")] {
      let measured = try MeasuredModel(
        labels: reference("breast_cancer/labels.csv"),
        model: reference("breast_cancer/\(file)"), positive: "malignant")
      let expected = try Document(file: reference("breast_cancer/expected.json"))
      let right = expected["delong_positive_malignant"]["auc"][model]
      #expect(try isClose(measured.value(MetricKey.rocArea), right["auc"].double()))
      let bounds = try measured.bounds(MetricKey.rocArea)
      let ends = try right["ci95_logit"].list.map { try $0.double() }
      #expect(isClose(bounds.interval.low, ends[0], relative: 1e-11))
      #expect(isClose(bounds.interval.high, ends[1], relative: 1e-11))
      let precision = try expected["models"][model]["binary"]["average_precision"].double()
      #expect(try isClose(measured.value(MetricKey.averagePrecision), precision))
      let curve = try #require(analysis(measured).ranking?.thresholds)
      #expect(curve.positives == 212)
    }
  }

  /// The digits, measured in pieces as one of `modelCount` models.
  private func digits(_ modelCount: Int, pieces: [Range<Int>]) throws -> Evaluation {
    let testSet = try MeasuredModel(
      labels: sampleData("digits/labels.csv"), model: sampleData("digits/random-forest.csv")
    ).testSet
    let model = try #require(testSet.models.first)
    let metrics = MetricList(
      clip: .sklearn, labelsAreSoft: false, classCount: testSet.classes.count)
    let empty = Evaluator(
      model: model.name, classCount: testSet.classes.count, metrics: metrics,
      modelCount: modelCount)
    var whole = empty
    for piece in pieces {
      var part = empty
      _ = part.add(SampleBatch(testSet, model: model, rows: piece))
      whole.merge(part)
    }
    return whole.evaluation(bounds: .percent95, jobs: 3)
  }

  @Test func `beyond the memory for exact scores areas are within their stated bound`() throws {
    let exact = try #require(digits(1, pieces: [0..<1797]).scores?.ranking)
    let coded = try #require(digits(200, pieces: [0..<1797]).scores?.ranking)
    #expect(exact.resolution == .exact)
    #expect(exact.areaErrorBound == 0)
    #expect(coded.resolution == .coded)
    let (one, other) = (try #require(exact.area.finite), try #require(coded.area.finite))
    #expect((one - other).magnitude <= coded.areaErrorBound)
    #expect(coded.areaErrorBound < 1e-3)
    let (pairs, codedPairs) = (exact.oneVersusOne.finite, coded.oneVersusOne.finite)
    #expect(try (#require(pairs) - #require(codedPairs)).magnitude < 1e-3)
  }

  @Test func `pieces and their order change no bit, exact or coded`() throws {
    for models in [1, 200] {
      let whole = try digits(models, pieces: [0..<1797])
      for pieces in [[0..<8, 8..<1797], [900..<1797, 0..<900], [5..<6, 6..<1797, 0..<5]] {
        let parts = try digits(models, pieces: pieces)
        #expect(parts.estimates == whole.estimates)
        let (one, other) = (parts.scores?.calibration, whole.scores?.calibration)
        #expect(one?.miscalibration == other?.miscalibration)
        #expect(one?.errors == other?.errors)
        #expect(parts.bounds[MetricKey.rocArea] == whole.bounds[MetricKey.rocArea])
      }
    }
  }

  @Test func `beyond the memory for codes ranking is left out, and says so`() throws {
    let evaluation = try digits(1 << 20, pieces: [0..<1000, 1000..<1797])
    #expect(evaluation.scores?.ranking == nil)
    #expect(evaluation.estimate(MetricKey.rocArea) == .undefined(.tooManyScores))
    #expect(evaluation.estimate(MetricKey.calibrationError).finite != nil)
  }

  @Test func `without probabilities, or classes to be right about, there is nothing to rank`()
    throws
  {
    let classes = try MeasuredModel(
      testSet(classes: ["a", "b"], labels: .hard([0, 1]), predictions: .classes([0, 0])))
    #expect(classes.evaluation.estimate(MetricKey.rocArea) == .undefined(.classesOnly))
    let shares = try probabilities([[0.5, 0.5], [0.25, 0.75]])
    let soft = try MeasuredModel(
      testSet(classes: ["a", "b"], labels: .soft(shares), predictions: .probabilities(shares)))
    #expect(soft.evaluation.estimate(MetricKey.rocArea) == .undefined(.softLabels))
  }

  @Test func `one class, and all tied, are told as such`() throws {
    let same = try probabilities(Array(repeating: [0.5, 0.5], count: 4))
    let one = try MeasuredModel(
      testSet(classes: ["a", "b"], labels: .hard([1, 1, 1, 1]), predictions: .probabilities(same)))
    #expect(one.evaluation.estimate(MetricKey.rocArea) == .undefined(.noOtherSamples))
    let tied = try MeasuredModel(
      testSet(classes: ["a", "b"], labels: .hard([1, 0, 1, 0]), predictions: .probabilities(same)))
    #expect(try tied.value(MetricKey.rocArea) == 0.5)
    #expect(tied.evaluation.bounds[MetricKey.rocArea] == .failure(.noSpread))
  }
}
