import AssayData
import AssayEvaluate
import AssayResults
import AssayTestSupport
import Testing

/// Compares an estimate with a number of the reference, in which null means undefined.
private func agrees(_ estimate: Estimate, _ expected: Document) throws -> Bool {
  guard !expected.isNull else { return estimate.finite == nil }
  return isClose(try #require(estimate.finite), try expected.double())
}

@Test(arguments: ReferenceCase.all)
func `the confusion matrix and what follows from it agree`(_ reference: ReferenceCase) throws {
  let confusion = try reference.measured().evaluation.confusion
  let expected = try reference.expected()["classification"]
  let rows = expected["confusion_rows_true_cols_pred"].list
  #expect(rows.count == confusion.classCount)
  for (label, row) in rows.enumerated() {
    for (predicted, count) in row.list.enumerated() {
      #expect(try confusion[label, predicted] == (count.count()))
    }
    #expect(try confusion.support(of: label) == expected["support"].list[label].count())
    #expect(try confusion.predictedCount(of: label) == expected["predicted"].list[label].count())
    #expect(try agrees(confusion.totals.precision(of: label), expected["precision"].list[label]))
    #expect(try agrees(confusion.totals.recall(of: label), expected["recall"].list[label]))
    #expect(try agrees(confusion.totals.f1(of: label), expected["f1"].list[label]))
  }
}

@Test(arguments: ReferenceCase.all)
func `macro means agree`(_ reference: ReferenceCase) throws {
  let confusion = try reference.measured().evaluation.confusion
  let expected = try reference.expected()["classification"]["macro_zero_division_0"]
  let classes = 0..<confusion.classCount
  for (name, estimates) in [
    ("precision", classes.map(confusion.totals.precision)),
    ("recall", classes.map(confusion.totals.recall)),
    ("f1", classes.map(confusion.totals.f1)),
  ] {
    let mean = MacroMean(estimates)
    #expect(try isClose(mean.overAll, expected[name].double()), "\(name)")
    let defined = estimates.compactMap(\.finite)
    let overDefined = try #require(mean.overDefined)
    #expect(isClose(overDefined, defined.reduce(0, +) / Double(defined.count)), "\(name)")
  }
}

@Test func `an undefined share has its own reason`() throws {
  let measured = try MeasuredModel(
    testSet(
      classes: ["a", "b", "c", "d"], labels: .hard([0, 0, 2]), predictions: .classes([0, 1, 1])))
  let confusion = measured.evaluation.confusion
  #expect(confusion.totals.precision(of: 2) == .undefined(.neverPredicted))
  #expect(confusion.totals.recall(of: 1) == .undefined(.noSamples))
  #expect(confusion.totals.f1(of: 3) == .undefined(.absent))
  #expect(confusion.totals.f1(of: 2) == .value(0))
  #expect(confusion.totals.f1(of: 0) == .value(2.0 / 3))
  let precision = MacroMean((0..<4).map(confusion.totals.precision))
  #expect(precision.overAll == 0.25)
  #expect(precision.overDefined == 0.5)
}

@Test func `a macro mean over nothing is undefined`() {
  let mean = MacroMean([.undefined(.absent), .undefined(.absent)])
  #expect(mean.overAll == 0)
  #expect(mean.overDefined == nil)
}
