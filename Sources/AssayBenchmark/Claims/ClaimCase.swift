import AssayCompare
import AssayData
import AssayNumerics
import AssayResults

/// Reports on models none of which is truly better: every *better* or *worse* in them is a false
/// claim.
struct ClaimCase: Sendable {
  let models: any SimulatedModels
  /// The number of samples n of each test set.
  let samples: Int
  /// The keys of the primary metrics; if empty, the error rate and the cross-entropy.
  var primary: [String] = []
  /// The maximum share of reports with a false claim.
  ///
  /// nil for few samples, where no test keeps its risk; every claim must then carry a doubt.
  let limit: Double?

  /// Every case, in the order of the table.
  static var all: [ClaimCase] {
    var cases: [ClaimCase] = []
    for (classCount, candidateCount) in [(2, 1), (2, 4), (10, 1), (10, 4)] {
      let models = ExchangeableModels(classCount: classCount, candidateCount: candidateCount)
      cases += [8, 20, 50, 200, 2000].map {
        ClaimCase(models: models, samples: $0, limit: 0.058)
      }
    }
    let models = UnlikeModels()
    cases += [8, 12, 20, 50, 200, 2000].map {
      ClaimCase(
        models: models, samples: $0, primary: [MetricKey.crossEntropy],
        limit: $0 < 20 ? nil : 0.055)
    }
    return cases
  }

  /// Runs the primary tests of some reports, and counts the false claims.
  ///
  /// Run i depends only on the seed and i, so that no number depends on the workers.
  ///
  /// - Throws: `CompareError` if the case contradicts itself.
  func count(runs: Int, seed: UInt64, jobs: Int) throws -> ClaimCount {
    guard let classes = ClassList((0..<models.classCount).map { "c\($0)" }) else {
      throw WrongResult(words: "\(models.classCount) is not a valid number of classes")
    }
    var options = ComparisonOptions()
    options.primary = primary
    options.sampleLimit = 0
    let names = (0...models.candidateCount).map { "m\($0)" }
    let empty = try Comparer(
      TestSet.Shape(classes: classes, labelsAreSoft: false, models: names), options: options)
    let claims = concurrentMap(runs, jobs: jobs) { run in
      var random = SplitMix64(seed: seed, row: run)
      let (labels, predictions) = models.testSet(of: samples, &random)
      var comparer = empty
      comparer.add(
        TestSet(
          classes: classes, labels: .hard(labels),
          models: zip(names, predictions).map { TestSet.Model(name: $0, predictions: $1) }),
        firstRow: 0)
      return comparer.primaryTests.values.joined().compactMap(\.self).filter(\.isClear)
    }
    return ClaimCount(
      runs: runs, claims: claims.count { !$0.isEmpty },
      doubted: claims.count { !$0.isEmpty && $0.allSatisfy { $0.doubt != nil } })
  }
}

/// The number of reports that made a false claim.
struct ClaimCount {
  let runs: Int
  let claims: Int
  /// The reports in which every claim carried a doubt.
  let doubted: Int

  var share: Double { Double(claims) / Double(runs) }

  /// The standard error of a share of ``runs``.
  func standardError(of share: Double) -> Double {
    (share * (1 - share) / Double(runs)).squareRoot()
  }
}
