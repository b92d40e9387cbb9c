#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The measures of one model on which all programs must agree.
struct ModelMeasures: Equatable {
  let errorRate: Double
  /// Mean over the rows of the sum over the classes of (p − y)².
  let mse: Double
  /// Mean of −ln p of the label.
  let crossEntropy: Double
  /// The counts of each pair of label and prediction, label by label; with more than 100 classes,
  /// label, prediction and count of each nonzero cell; empty for peers that do not count them.
  let confusion: [Int]
}

// MARK: - As a line of text

extension ModelMeasures {
  /// Parses a model's name and measures; nil if the line is something else.
  static func named(_ line: some StringProtocol) -> (name: String, measures: ModelMeasures)? {
    let words = line.split(separator: " ")
    let numbers = words.dropFirst().prefix(3).compactMap { Double($0) }
    let counts = words.dropFirst(4).compactMap { Int($0) }
    guard numbers.count == 3, counts.count == words.count - 4 else { return nil }
    let measures = ModelMeasures(
      errorRate: numbers[0], mse: numbers[1], crossEntropy: numbers[2], confusion: counts)
    return (String(words[0]), measures)
  }

  /// Error rate, MSE, cross-entropy and the confusion matrix, label by label.
  func line(named name: String) -> String {
    ([name, "\(errorRate)", "\(mse)", "\(crossEntropy)"] + confusion.map { "\($0)" })
      .joined(separator: " ")
  }
}

// MARK: - Comparing

/// A program gave a wrong result.
struct WrongResult: Error {
  let words: String
}

extension ModelMeasures {
  /// Fails unless these measures are the expected ones, up to a relative difference of the means.
  func check(
    _ expected: ModelMeasures, of model: String, tolerance: Double, mayLackMatrix: Bool
  ) throws(WrongResult) {
    let means = [
      ("error rate", errorRate, expected.errorRate), ("MSE", mse, expected.mse),
      ("cross-entropy", crossEntropy, expected.crossEntropy),
    ]
    for (name, found, right) in means
    where !((found - right).magnitude <= tolerance * right.magnitude) {
      throw WrongResult(words: "\(name) of \(model) is \(found) instead of \(right)")
    }
    guard confusion == expected.confusion || mayLackMatrix && confusion.isEmpty else {
      throw WrongResult(words: "the confusion matrix of \(model) is wrong")
    }
  }
}

func logarithm(_ value: Double) -> Double { log(value) }

/// Converts logits to probabilities, by the simplest code.
func softmax(_ values: inout [Double]) {
  let largest = values.max() ?? 0
  for index in values.indices { values[index] = exp(values[index] - largest) }
  let sum = values.reduce(0, +)
  for index in values.indices { values[index] /= sum }
}

/// Computes the true measures of a model from the written numbers, by the simplest code.
struct Tally {
  private let classes: Int
  private var rows = 0
  private var errors = 0
  private var squares = 0.0
  private var logarithms = 0.0
  private var confusion: [Int]

  private static let mostClassesOfMatrix = 100

  init(classes: Int) {
    self.classes = classes
    confusion = [Int](repeating: 0, count: classes * classes)
  }

  /// Adds a row of probabilities; the prediction is the first of the highest.
  mutating func add(_ values: [Double], label: Int) {
    var predicted = 0
    var square = 0.0
    for index in 0..<classes {
      if values[index] > values[predicted] { predicted = index }
      let difference = values[index] - (index == label ? 1 : 0)
      square += difference * difference
    }
    rows += 1
    squares += square
    logarithms += log(values[label])
    confusion[label * classes + predicted] += 1
    if predicted != label { errors += 1 }
  }

  private var cells: [Int] {
    confusion.indices.filter { confusion[$0] > 0 }
      .flatMap { [$0 / classes, $0 % classes, confusion[$0]] }
  }

  var measures: ModelMeasures {
    ModelMeasures(
      errorRate: Double(errors) / Double(rows), mse: squares / Double(rows),
      crossEntropy: -logarithms / Double(rows),
      confusion: classes > Tally.mostClassesOfMatrix ? cells : confusion)
  }
}
