/// The weight of a group in a cell of the confusion matrix, or a part of it.
struct GroupCell: Sendable {
  let group: Int32
  let label: Int32
  let predicted: Int32
  let weight: Double

  func scaled(by exponent: Int) -> GroupCell {
    with(Double(sign: .plus, exponent: exponent, significand: weight), group)
  }

  func moved(to group: Int32) -> GroupCell { with(weight, group) }

  fileprivate func with(_ weight: Double, _ group: Int32) -> GroupCell {
    GroupCell(group: group, label: label, predicted: predicted, weight: weight)
  }

  fileprivate func isSameCell(_ other: GroupCell) -> Bool {
    (group, label, predicted) == (other.group, other.label, other.predicted)
  }
}

extension [GroupCell] {
  /// The same weights, ordered by group and cell; a cell's weight may be in several parts that hold
  /// it exactly.
  func joined(groups count: Int) -> [GroupCell] { joined(groups: count, by: \.parts) }

  /// The same weights, ordered by group and cell, each rounded once.
  func rounded(groups count: Int) -> [GroupCell] { joined(groups: count) { [$0.value] } }

  private func joined(groups count: Int, by parts: (CompactSum) -> [Double]) -> [GroupCell] {
    let sorted = byGroup(count)
    var result: [GroupCell] = []
    result.reserveCapacity(sorted.count)
    var start = 0
    while start < sorted.count {
      var end = start + 1
      while end < sorted.count, sorted[end].isSameCell(sorted[start]) { end += 1 }
      if end == start + 1 {
        result.append(sorted[start])
      } else {
        var sum = CompactSum()
        for cell in sorted[start..<end] { sum.add(cell.weight) }
        for part in parts(sum) { result.append(sorted[start].with(part, sorted[start].group)) }
      }
      start = end
    }
    return result
  }

  /// The weights ordered by group and, within a group, by cell.
  private func byGroup(_ count: Int) -> [GroupCell] {
    var starts = [Int](repeating: 0, count: count + 1)
    for cell in self { starts[Int(cell.group) + 1] += 1 }
    for group in 0..<count { starts[group + 1] += starts[group] }
    var next = starts
    var sorted = self
    for cell in self {
      sorted[next[Int(cell.group)]] = cell
      next[Int(cell.group)] += 1
    }
    for group in 0..<count where starts[group + 1] - starts[group] > 1 {
      sorted[starts[group]..<starts[group + 1]].sort {
        ($0.label, $0.predicted) < ($1.label, $1.predicted)
      }
    }
    return sorted
  }
}

/// The cells of a model's confusion matrix that units are in, and the weights of the units there.
package struct UnitConfusion: Sendable {
  /// The cells that any sample is in.
  private var places: [(label: Int, predicted: Int)] = []
  private var known: [SIMD2<Int32>: Int32] = [:]
  /// The index of each unit's cell, if each unit is in one cell; else empty.
  private var placeOfUnit: [Int32] = []
  private var parts: [(unit: Int32, place: Int32, weight: Double)] = []
  private let weights: [Double]

  /// The cells of samples, in the order of their units.
  init(labels: [Int32], predicted: [Int32], weights: [Double]) {
    self.weights = weights
    placeOfUnit.reserveCapacity(labels.count)
    for (label, predicted) in zip(labels, predicted) {
      placeOfUnit.append(place(label, predicted))
    }
  }

  /// The cells of groups with their weights, each group's unit, and the units' weights.
  init(_ cells: [GroupCell], units: [Int32], weights: [Double]) {
    self.weights = weights
    parts.reserveCapacity(cells.count)
    for cell in cells {
      parts.append((units[Int(cell.group)], place(cell.label, cell.predicted), cell.weight))
    }
  }

  private mutating func place(_ label: Int32, _ predicted: Int32) -> Int32 {
    let key = SIMD2(label, predicted)
    if let place = known[key] { return place }
    let place = Int32(truncatingIfNeeded: places.count)
    known[key] = place
    places.append((Int(label), Int(predicted)))
    return place
  }

  var cellCount: Int { places.count }

  /// The mean in each unit of a number that each cell has.
  func means(_ number: (_ label: Int, _ predicted: Int) -> Double) -> [Double] {
    let numbers = places.map(number)
    if parts.isEmpty { return placeOfUnit.map { numbers[Int($0)] } }
    var means = [Double](repeating: 0, count: weights.count)
    for (unit, place, weight) in parts { means[Int(unit)] += weight * numbers[Int(place)] }
    for unit in means.indices { means[unit] /= weights[unit] }
    return means
  }
}
