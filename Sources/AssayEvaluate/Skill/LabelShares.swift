import AssayData

/// Adds up soft labels: the exact sum of each class's shares, and of their squares.
struct LabelShares: Sendable {
  private var sums: [ExactSum]
  private var squares = ExactSum()
  private var count = 0
  /// The sum of the weights; nil where samples have none.
  private var weight: ExactSum?

  init(classCount: Int) {
    sums = Array(repeating: ExactSum(), count: classCount)
  }

  mutating func add(_ shares: LaneMatrix, _ weights: [Double]?) {
    for row in 0..<shares.rows { add(weights?[row]) { shares[row, $0] } }
  }

  /// Adds the labels of some rows of a matrix `[n, K]` that is given row by row.
  mutating func add(_ shares: [Double], rows: Range<Int>, _ weights: [Double]?) {
    let classCount = sums.count
    for row in rows { add(weights?[row]) { shares[row * classCount + $0] } }
  }

  private mutating func add(_ weight: Double?, _ share: (Int) -> Double) {
    count += 1
    if let weight {
      var total = self.weight ?? ExactSum()
      total.add(weight)
      self.weight = total
    }
    let weight = weight ?? 1
    for index in sums.indices {
      let share = share(index)
      guard share > 0 else { continue }
      sums[index].add(weight * share)
      squares.add(weight * (share * share))
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
    let n = weight.map { $0.value > 0 ? $0.value : 1 } ?? Double(max(1, count))
    return ClassFrequencies(shares: sums.map { $0.value / n }, meanSquare: squares.value / n)
  }
}

// MARK: - Written

extension LabelShares {
  var saved: Saved {
    .members([("sums", .list(sums.map(\.saved))), ("squares", squares.saved)])
  }

  /// Reads it back, of `count` samples.
  init(saved: Saved, classCount: Int, count: Int) throws(SavedFault) {
    self.init(classCount: classCount)
    self.count = count
    let list = try saved.member("sums").list(count: classCount)
    var total = 0.0
    for index in sums.indices {
      sums[index] = try ExactSum(saved: list[index])
      let sum = sums[index].value
      guard sum >= 0, sum <= Double(count) else {
        throw list[index].fault(.outOfRange("sums", from: 0, to: count))
      }
      total += sum
    }
    let saved = try saved.member("squares")
    squares = try ExactSum(saved: saved)
    // No share is above 1, so no square is above its share.
    guard squares.value >= 0, squares.value <= total * (1 + 1e-9) else {
      throw saved.fault(.contradiction("squares", other: "sums"))
    }
  }
}
