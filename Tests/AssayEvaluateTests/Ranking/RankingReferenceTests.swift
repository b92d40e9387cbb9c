import AssayData
import AssayEvaluate
import AssayResults
import Testing

@Suite struct RankingReferenceTests {
  @Test(arguments: RankingCase.all)
  func `areas of each class against the others are right`(_ reference: RankingCase) throws {
    let expected = try reference.expected()["ranking"]
    let classes = try reference.measured().oneVersusRest()
    let areas = classes.map { AUC($0.ranked) }
    let rights = expected["ovr_per_class"].list
    #expect(areas.count == rights.count)
    for (area, right) in zip(areas, rights) {
      #expect(area.errorBound == 0)
      if right.isNull {
        #expect(area.estimate == .undefined(area.positives == 0 ? .noSamples : .noOtherSamples))
      } else {
        #expect(try area.estimate == .value(right.double()))
      }
    }
    guard !expected["ovr_macro"].isMissing else { return }
    let macro = ClassAverage(macro: areas.map(\.estimate)).estimate.finite
    #expect(try isClose(#require(macro), expected["ovr_macro"].double()))
    let weighted = ClassAverage(weighted: areas.map { ($0.estimate, $0.positives) })
    #expect(
      try isClose(#require(weighted.estimate.finite), expected["ovr_weighted"].double()))
    #expect(weighted.definedCount == classes.count)
  }

  @Test(arguments: RankingCase.all)
  func `average precisions are right`(_ reference: RankingCase) throws {
    let expected = try reference.expected()["ranking"]
    let classes = try reference.measured().oneVersusRest().map(\.ranked)
    let estimates = classes.map { AveragePrecision($0).estimate }
    let rights = expected["ap_per_class"].list
    #expect(estimates.count == rights.count)
    for (estimate, right) in zip(estimates, rights) {
      if right.isNull {
        #expect(estimate == .undefined(.noSamples))
      } else {
        #expect(try isClose(#require(estimate.finite), right.double()))
      }
    }
    guard !expected["ap_macro"].isMissing else { return }
    let macro = ClassAverage(macro: estimates).estimate.finite
    #expect(try isClose(#require(macro), expected["ap_macro"].double()))
    let weighted = ClassAverage(weighted: zip(estimates, classes.map(\.positives)).map { ($0, $1) })
    #expect(try isClose(#require(weighted.estimate.finite), expected["ap_weighted"].double()))
  }

  @Test(arguments: RankingCase.all)
  func `areas of pairs of classes are right`(_ reference: RankingCase) throws {
    let expected = try reference.expected()["ranking"]
    guard !expected["ovo_weighted"].isMissing else { return }
    let measured = try reference.measured()
    var pairs: [ClassPair] = []
    for first in 0..<measured.batch.classCount {
      for second in (first + 1)..<max(first + 1, measured.batch.classCount) {
        pairs.append(
          try ClassPair(AUC(measured.pair(first, second)), AUC(measured.pair(second, first))))
      }
    }
    let macro = ClassAverage(macro: pairs.map(\.estimate)).estimate.finite
    #expect(try isClose(#require(macro), expected["ovo_macro_hand_till"].double()))
    let weighted = ClassAverage(weighted: pairs.map { ($0.estimate, $0.weight) }).estimate.finite
    #expect(try isClose(#require(weighted), expected["ovo_weighted"].double()))
  }

  @Test(arguments: RankingCase.all)
  func `labels among the first k are counted for every k`(_ reference: RankingCase) throws {
    let expected = try reference.expected()["top_k_accuracy"]
    let measured = try reference.measured()
    var ranks = LabelRanks(classCount: measured.batch.classCount)
    ranks.add(labelRanks(try measured.probabilities(), labels: measured.batch.labels))
    #expect(expected.keys.contains("1"))
    for key in expected.keys {
      let count = try #require(Int(key))
      let error = try #require(ranks.topError(count).finite)
      #expect(try abs(1 - error - expected[key].double()) < 1e-15)
    }
    #expect(ranks.topError(1).finite == measured.evaluation.estimate(MetricKey.errorRate).finite)
  }

  @Test(arguments: RankingCase.all)
  func `whole numbers of two classes are exact`(_ reference: RankingCase) throws {
    let all = try reference.expected()
    guard let rows = try reference.measured().positiveVersusRest(all) else { return }
    let expected = all["binary"]
    let area = AUC(rows.ranked)
    #expect(try area.twiceU == Int128(expected["auc_twice_U"].count()))
    #expect(try area.positives == expected["n_pos"].count())
    #expect(try area.negatives == expected["n_neg"].count())
    #expect(try area.estimate == .value(expected["roc_auc"].double()))
    let precision = AveragePrecision(rows.ranked).estimate.finite
    #expect(try isClose(#require(precision), expected["average_precision"].double()))
    let half = expected["threshold_0.5_inclusive"]
    for ranked in [rows.ranked, rows.coded] {
      let curve = ThresholdCurve(ranked)
      let point = curve.point(at: 0.5)
      #expect(try point.truePositives == half["tp"].count())
      #expect(try point.falsePositives == half["fp"].count())
      #expect(try curve.falseNegatives(point) == half["fn"].count())
      #expect(try curve.trueNegatives(point) == half["tn"].count())
    }
  }
}
