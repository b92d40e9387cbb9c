import AssayBytes
import AssayData
import AssayNumerics

extension OneHotSums {
  /// Computes the sums from logits: with z₁ a sample's largest logit, the terms are 1 for that
  /// class and e^(z − z₁) for each other class.
  init(logits: Matrix, tops: Tops, labels: [Double]) {
    let classCount = logits.columns
    let hasOthers = classCount != 2
    var (logarithms, squares) = (labels, labels)
    var entropies = hasOthers ? labels : []
    var logarithmSpan = logarithms.mutableSpan
    var squareSpan = squares.mutableSpan
    var entropySpan = entropies.mutableSpan
    var terms = [Double](repeating: 0, count: classCount * Matrix.laneCount)
    var termSpan = terms.mutableSpan
    let values = logits.storage.span
    for block in 0..<logits.blocks {
      let place = block &* Matrix.laneCount
      let start = logits.place(ofBlock: block, 0)
      var sums = LogitBlock(
        values, from: start, columns: classCount, label: logarithmSpan.lanes(at: place),
        first: tops.classes.span, row: place, terms: &termSpan)
      logarithmSpan.store(sums.labelLogarithm, at: place)
      let loss = sums.addOthers(termSpan.span)
      squareSpan.store(sums.squaredError, at: place)
      guard hasOthers else { continue }
      // The sum of the other terms is too small for e^(z − z₁) to represent.
      for lane in 0..<Matrix.laneCount where sums.isTooSmall(lane) {
        let row = min(place &+ lane, logits.rows - 1)
        sums.setLogarithmOfRest(lane, of: logits.row(row))
      }
      entropySpan.store((loss - sums.logarithmOfRest) / Double(classCount), at: place)
    }
    self.init(
      labelLogarithms: logarithms, squaredErrors: squares, binaryCrossEntropies: entropies)
  }
}

/// The sums of a block of eight samples.
private struct LogitBlock {
  private let columns: Int
  /// 1 divided by the sum of all terms, the largest of which is 1.
  private let share: Lanes
  /// The logarithm of the sum.
  private let excess: Lanes
  /// The sum of all terms except that of the largest logit.
  private let others: Lanes
  /// Whether the label has the largest logit.
  private let isRight: SIMDMask<SIMD8<Int64>>
  /// ln p of the label.
  let labelLogarithm: Lanes
  /// Σ (p − y)²; complete once the other classes are added.
  private(set) var squaredError: Lanes
  /// ln(1 − p) of the class with the largest logit if that is not the label, else 0.
  private(set) var logarithmOfRest = Lanes.zero

  /// Sets the terms e^(z − z₁) of all classes; the terms of the label and of the class with the
  /// largest logit are set to 0.
  init(
    _ values: Span<Double>, from start: Int, columns: Int, label: Lanes, first: Span<Int32>,
    row: Int, terms: inout MutableSpan<Double>
  ) {
    self.columns = columns
    let width = Matrix.laneCount
    var top = Lanes(repeating: -.infinity)
    for column in 0..<columns {
      top = top.maximum(values.lanes(at: start &+ column &* width))
    }
    for column in 0..<columns {
      let logits = values.lanes(at: start &+ column &* width)
      terms.store(Mathematics.exp(logits - top), at: column &* width)
    }
    let own = label.integers
    var (logit, term) = (Lanes.zero, Lanes.zero)
    for lane in 0..<width {
      logit[lane] = values[start &+ Int(own[lane]) &* width &+ lane]
      term[lane] = terms[Int(own[lane]) &* width &+ lane]
      // The label if it has the largest logit, else the first class that has it.
      let largest =
        logit[lane] == top[lane] ? own[lane] : first[min(row &+ lane, first.count &- 1)]
      terms[Int(largest) &* width &+ lane] = 0
    }
    var others = Lanes.zero
    for column in 0..<columns { others += terms.lanes(at: column &* width) }
    for lane in 0..<width { terms[Int(own[lane]) &* width &+ lane] = 0 }
    self.others = others
    share = 1 / (others + 1)
    excess = Mathematics.log1p(ofPositive: others)
    labelLogarithm = (logit - top) - excess
    isRight = (logit .== top)
    // 1 − p of the label and, if another class has the largest logit, p of that class.
    let rest = (1 - term * share).replacing(with: others * share, where: isRight)
    let wrong = share.replacing(with: 0, where: isRight)
    squaredError = rest * rest + wrong * wrong
    logarithmOfRest = (Mathematics.log(others) - excess).replacing(with: 0, where: isRight)
  }

  /// Adds the classes whose terms are not set to 0.
  ///
  /// - Returns: −ln p of the label − Σ ln(1 − p) of these classes.
  mutating func addOthers(_ terms: Span<Double>) -> Lanes {
    var loss = 0 - labelLogarithm
    var square = squaredError
    for group in stride(from: 0, to: columns, by: ProductOfOthers.limit) {
      var product = ProductOfOthers()
      for column in group..<min(group &+ ProductOfOthers.limit, columns) {
        let p = terms.lanes(at: column &* Matrix.laneCount) * share
        square += p * p
        product.multiply(p)
      }
      loss -= product.logarithm
    }
    squaredError = square
    return loss
  }

  /// Whether ln(1 − p) of a wrong class must be computed by ``setLogarithmOfRest(_:of:)``.
  func isTooSmall(_ lane: Int) -> Bool { !isRight[lane] && others[lane] < 0x1p-960 }

  /// Computes ln(1 − p) of a wrong class from all logits of the sample.
  mutating func setLogarithmOfRest(_ lane: Int, of logits: [Double]) {
    var others = logits
    others.remove(at: firstOfLargest(logits))
    let top = others.max() ?? -.infinity
    let sum = others.reduce(0) { $0 + Mathematics.exp($1 - top) }
    let largest = logits.max() ?? 0
    logarithmOfRest[lane] = (top - largest) + Mathematics.log(sum) - excess[lane]
  }
}
