import AssayStatistics

extension CalibrationResults {
  static func form(_ context: ResultsContext) -> Form<CalibrationResults> {
    let bins = Bin.form(context).list()
    return ObjectForm<CalibrationResults>(
      Field("mean_confidence", \.meanConfidence, .share),
      Field("overconfidence", \.overconfidence, .number(-1...1)),
      Field("equal_width", \.equalWidth, Errors.form),
      Field("equal_mass", \.equalMass, Errors.form.optional),
      Field("classwise_ece", \.classwise, Form.share.optional),
      Field(members: .tests(context), { Tests(brier: $0.brierTest, log: $0.logTest) }),
      Field("corp", \.corp, Parts.form.optional),
      Field("murphy", \.murphy, Murphy.form.optional),
      Field("bins", \.bins, bins), Field("equal_mass_bins", \.equalMassBins, bins)
    ) {
      reader, confidence, overconfidence, width, mass, classwise, tests, corp, murphy, bins,
      massBins throws(ResultsFault) in
      CalibrationResults(
        meanConfidence: confidence, overconfidence: overconfidence, equalWidth: width,
        equalMass: mass, classwise: classwise, brierTest: tests.brier, logTest: tests.log,
        corp: corp,
        murphy: murphy, bins: bins, equalMassBins: massBins)
    }.form
  }
}

/// The two tests of calibration.
private struct Tests: Sendable {
  let brier: CalibrationTest?
  let log: CalibrationTest?

  /// Why there is no test: samples in groups are not independent, or the variance is 0.
  func brierReason(areGrouped: Bool) -> NoInterval? {
    brier == nil ? areGrouped ? .grouped : .noSpread : nil
  }

  /// The same for the log loss, where a loss may also be infinite.
  func logReason(areGrouped: Bool) -> NoInterval? {
    log == nil ? brierReason(areGrouped: areGrouped) ?? .noValue : nil
  }
}

extension ObjectForm where Value == Tests {
  fileprivate static func tests(_ context: ResultsContext) -> ObjectForm {
    let areGrouped = context.options.group != nil
    let test = CalibrationTest.form.optional
    return ObjectForm(
      Field("brier_test", \.brier, test), Field("log_test", \.log, test),
      Field<Tests, Void>(
        derivedIfPresent: "brier_test_reason", { $0.brierReason(areGrouped: areGrouped) },
        Form<NoInterval>.code),
      Field<Tests, Void>(
        derivedIfPresent: "log_test_reason", { $0.logReason(areGrouped: areGrouped) },
        Form<NoInterval>.code)
    ) { _, brier, log, _, _ in Tests(brier: brier, log: log) }
  }
}

extension CalibrationResults.Errors {
  fileprivate static var form: Form<CalibrationResults.Errors> {
    ObjectForm<CalibrationResults.Errors>(
      Field(MetricKey.calibrationError, \.expected, .share),
      Field("ece_debiased", \.expectedDebiased, .number),
      Field(MetricKey.maximumCalibrationError, \.maximum, .share),
      Field("squared", \.squared, .share),
      Field("squared_debiased", \.squaredDebiased, .number)
    ) { _, expected, debiased, maximum, squared, squaredDebiased in
      CalibrationResults.Errors(
        expected: expected, expectedDebiased: debiased, maximum: maximum, squared: squared,
        squaredDebiased: squaredDebiased)
    }.form
  }
}

extension CalibrationTest {
  /// An infinite z is written as null.
  fileprivate static var form: Form<CalibrationTest> {
    ObjectForm<CalibrationTest>(
      Field("z", { $0.z.isFinite ? $0.z : nil }, Form.number.optional), Field("p", \.p, .share)
    ) { _, z, p in CalibrationTest(z: z ?? .infinity, p: p) }.form
  }
}

extension CalibrationResults.Parts {
  fileprivate static var form: Form<CalibrationResults.Parts> {
    ObjectForm<CalibrationResults.Parts>(
      Field("miscalibration", \.miscalibration, .number),
      Field("discrimination", \.discrimination, .number),
      Field("uncertainty", \.uncertainty, .number)
    ) { _, miscalibration, discrimination, uncertainty in
      CalibrationResults.Parts(
        miscalibration: miscalibration, discrimination: discrimination, uncertainty: uncertainty)
    }.form
  }
}

extension CalibrationResults.Murphy {
  fileprivate static var form: Form<CalibrationResults.Murphy> {
    ObjectForm<CalibrationResults.Murphy>(
      Field("reliability", \.reliability, .number), Field("resolution", \.resolution, .number),
      Field("uncertainty", \.uncertainty, .number),
      Field("within_bin_variance", \.withinBinVariance, .number),
      Field("within_bin_covariance", \.withinBinCovariance, .number)
    ) { _, reliability, resolution, uncertainty, variance, covariance in
      CalibrationResults.Murphy(
        reliability: reliability, resolution: resolution, uncertainty: uncertainty,
        withinBinVariance: variance, withinBinCovariance: covariance)
    }.form
  }
}

extension CalibrationResults.Bin {
  fileprivate static func form(_ context: ResultsContext) -> Form<CalibrationResults.Bin> {
    let counts = Form.count(to: context.count)
    return ObjectForm<CalibrationResults.Bin>(
      Field("n", \.count, counts), Field("right", \.right, counts),
      Field("mean_confidence", \.meanConfidence, Form.share.optional),
      Field(derived: "share_right", \.shareRight, Form.share.optional),
      Field("low", \.interval?.low, Form.share.optional),
      Field("high", \.interval?.high, Form.share.optional)
    ) { reader, count, right, confidence, _, low, high throws(ResultsFault) in
      guard right <= count else { throw reader.fault(.contradiction(with: "n")) }
      let share = count == 0 ? nil : Double(right) / Double(count)
      return CalibrationResults.Bin(
        count: count, right: right, meanConfidence: confidence,
        interval: try checkedInterval(low, high, of: share, reader))
    }.form
  }
}
