import AssayData
import AssayNumerics

/// Models none of which is truly better, and test sets drawn for them.
protocol SimulatedModels: Sendable {
  /// The number of classes K.
  var classCount: Int { get }
  /// The number of models compared with the first.
  var candidateCount: Int { get }

  /// A test set of `count` samples, drawn independently.
  func testSet(of count: Int, _ random: inout SplitMix64) -> (
    labels: [Int32], models: [Predictions]
  )
}

/// One model trained several times: the same logits for all, plus independent noise for each.
///
/// The predictions are exchangeable: given a sample, those of all models are independent and
/// identically distributed. With two classes 16 % of the answers are wrong, with ten classes 12 %.
struct ExchangeableModels: SimulatedModels {
  let classCount: Int
  let candidateCount: Int

  /// The mean logit of the label; that of the other classes is 0.
  private var signal: Double { classCount == 2 ? 2 : 4 }

  func testSet(
    of count: Int, _ random: inout SplitMix64
  ) -> (labels: [Int32], models: [Predictions]) {
    var labels: [Int32] = []
    var logits = Array(
      repeating: Array(repeating: 0.0, count: count * classCount), count: candidateCount + 1)
    for row in 0..<count {
      let label = Int(random.next() % UInt64(classCount))
      labels.append(Int32(label))
      for k in 0..<classCount {
        let evidence = random.bell() + (k == label ? signal : 0)
        for model in logits.indices {
          logits[model][row * classCount + k] = evidence + random.bell()
        }
      }
    }
    return (labels, logits.map { .logits(Matrix(columns: classCount, values: $0)) })
  }
}

/// A timid and a bold reading of the same evidence, with the same mean cross-entropy.
///
/// The timid model halves the true log-odds of two classes, so all its losses are moderate: nine of
/// ten are between 0.14 and 1.1. The bold one multiplies them by 1.69: half of its losses are below
/// 0.13, and one in a hundred is above 4. Both means are 0.501. Samples are of finitely many,
/// equally likely kinds, so that the means are finite sums, which are equal up to rounding.
struct UnlikeModels: SimulatedModels {
  let classCount = 2
  let candidateCount = 1

  /// The true log-odds of the second class, for each kind of sample.
  private let logOdds: [Double]
  /// The factor of the timid model.
  private static let timid = 0.5
  /// The factor of the bold model.
  private let bold: Double

  /// - Parameter kinds: The number of kinds of samples.
  init(kinds: Int = 4096) {
    var random = SplitMix64(seed: SeededRows.seed)
    let logOdds = (0..<kinds).map { _ in 2 * random.bell() }
    self.logOdds = logOdds
    let expected = UnlikeModels.crossEntropy(logOdds, times: UnlikeModels.timid)
    // The true log-odds have the least cross-entropy, and larger factors increase it.
    var (low, high) = (1.0, 8.0)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if UnlikeModels.crossEntropy(logOdds, times: middle) < expected {
        low = middle
      } else {
        high = middle
      }
    }
    bold = high
  }

  /// The true mean cross-entropy of the log-odds times a factor.
  private static func crossEntropy(_ logOdds: [Double], times factor: Double) -> Double {
    let sum = logOdds.reduce(0.0) { sum, x in
      let p = probability(x)
      return sum + p * softplus(-factor * x) + (1 - p) * softplus(factor * x)
    }
    return sum / Double(logOdds.count)
  }

  private static func probability(_ logOdds: Double) -> Double {
    1 / (1 + Mathematics.exp(-logOdds))
  }

  /// ln(1 + eˣ).
  private static func softplus(_ x: Double) -> Double {
    max(x, 0) + Mathematics.log1p(Mathematics.exp(-x.magnitude))
  }

  func testSet(
    of count: Int, _ random: inout SplitMix64
  ) -> (labels: [Int32], models: [Predictions]) {
    var labels: [Int32] = []
    var evidence: [Double] = []
    for _ in 0..<count {
      let x = logOdds[Int(random.next() % UInt64(logOdds.count))]
      labels.append(random.unit() < UnlikeModels.probability(x) ? 1 : 0)
      evidence.append(x)
    }
    let models = [UnlikeModels.timid, bold].map { factor in
      Predictions.positiveLogit(evidence.map { factor * $0 })
    }
    return (labels, models)
  }
}

extension SplitMix64 {
  /// A number from a bell-shaped distribution with mean 0 and standard deviation 1: the sum of four
  /// uniform numbers of 16 bits each.
  fileprivate mutating func bell() -> Double {
    let bits = next()
    let sum = (bits & 0xFFFF) + (bits >> 16 & 0xFFFF) + (bits >> 32 & 0xFFFF) + (bits >> 48)
    return (Double(sum) - 131_070) / 37_837.23
  }
}
