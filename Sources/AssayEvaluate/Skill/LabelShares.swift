import AssayData

/// Sums of soft labels: the exact sum of each class's shares, and of their squares.
struct LabelShares: Sendable {
  private var sums: [ScaledSum]
  private var squares = ScaledSum()
  private var count = 0
  /// The sum of the weights; nil if samples have none.
  private var weight: ScaledSum?

  init(classCount: Int) {
    sums = Array(repeating: ScaledSum(), count: classCount)
  }

  mutating func add(_ shares: Matrix, _ weights: [Double]?) {
    for row in 0..<shares.rows { add(weights?[row]) { shares[row, $0] } }
  }

  /// Adds the labels of some rows of a matrix `[n, K]` that is stored row by row.
  mutating func add(_ shares: [Double], rows: Range<Int>, _ weights: [Double]?) {
    let classCount = sums.count
    for row in rows { add(weights?[row]) { shares[row * classCount + $0] } }
  }

  private mutating func add(_ weight: Double?, _ share: (Int) -> Double) {
    count += 1
    let scaled = weight.map(ScaledWeight.init)
    if let scaled {
      var total = self.weight ?? ScaledSum()
      total.add(scaled.fraction, exponent: scaled.exponent)
      self.weight = total
    }
    let (factor, exponent) = (scaled?.fraction ?? 1, scaled?.exponent ?? 0)
    for index in sums.indices {
      let share = share(index)
      guard share > 0 else { continue }
      sums[index].add(factor * share, exponent: exponent)
      squares.add(factor * (share * share), exponent: exponent)
    }
  }

  mutating func merge(_ other: LabelShares) {
    count += other.count
    if let other = other.weight {
      if weight == nil { weight = other } else { weight?.merge(other) }
    }
    squares.merge(other.squares)
    for index in sums.indices { sums[index].merge(other.sums[index]) }
  }

  var frequencies: ClassFrequencies {
    func mean(_ sum: ScaledSum) -> Double {
      guard let weight else { return sum.value(scale: 0) / Double(max(1, count)) }
      return sum.divided(by: weight) ?? 0
    }
    return ClassFrequencies(shares: sums.map(mean), meanSquare: mean(squares))
  }
}

// MARK: - Saved form

extension LabelShares {
  var saved: Saved {
    .members([
      ("sums", .list(sums.map { $0.exact(scale: 0).saved })),
      ("squares", squares.exact(scale: 0).saved),
    ])
  }

  /// Reads the sums of `count` samples back.
  init(saved: Saved, classCount: Int, count: Int) throws(SavedFault) {
    self.init(classCount: classCount)
    self.count = count
    let list = try saved.member("sums").list(count: classCount)
    var total = 0.0
    for index in sums.indices {
      let exact = try ExactSum(saved: list[index])
      sums[index] = ScaledSum(exact)
      let sum = exact.value
      guard sum >= 0, sum <= Double(count) else {
        throw list[index].fault(.outOfRange("sums", from: 0, to: count))
      }
      total += sum
    }
    let saved = try saved.member("squares")
    let exact = try ExactSum(saved: saved)
    squares = ScaledSum(exact)
    // No share exceeds 1, so no square exceeds its share.
    guard exact.value >= 0, exact.value <= total * (1 + 1e-9) else {
      throw saved.fault(.contradiction("squares", other: "sums"))
    }
  }
}
