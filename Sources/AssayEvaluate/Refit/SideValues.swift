import AssayBytes
package import AssayData
package import AssayResults

/// The values of a column as slices: its distinct texts or, for many numbers, the ranges between
/// quintiles.
package struct SideValues: Sendable {
  /// The index of each sample's value in ``values``.
  package let codes: [Int32]
  package let values: [SliceCondition.Value]

  /// Columns with more distinct values are rejected.
  private static let mostTexts = 1000
  /// Up to this many distinct numbers, each is a slice by itself.
  private static let mostNumbers = 10

  /// Makes slices from the texts of all samples.
  ///
  /// - Throws: The reason why the column gives no slices.
  package init(_ column: TextColumn) throws(UnsearchedColumn.Reason) {
    let distinct = DistinctTexts(column)
    guard let numbers = SideValues.numbers(distinct.texts) else {
      guard distinct.texts.count <= SideValues.mostTexts else { throw .tooManyValues }
      guard distinct.texts.count > 1 else { throw .oneValue }
      (codes, values) = (distinct.codes, distinct.texts.map { .text($0) })
      return
    }
    let all = Set(numbers.compactMap(\.self))
    let isCut = all.count > SideValues.mostNumbers
    let cuts =
      isCut ? SideValues.cuts(distinct.codes.compactMap { numbers[Int($0)] }.sorted()) : []
    var values: [SliceCondition.Value] = []
    var places: [SliceCondition.Value: Int32] = [:]
    let known = zip(distinct.texts, numbers).map { text, number -> Int32 in
      let value = number.map { isCut ? SideValues.range(of: $0, cuts) : .number($0) } ?? .text(text)
      let place = places[value] ?? Int32(values.count)
      if place == values.count { values.append(value) }
      places[value] = place
      return place
    }
    guard values.count > 1 else { throw .oneValue }
    guard values.count <= SideValues.mostTexts else { throw .tooManyValues }
    (codes, self.values) = (distinct.codes.map { known[Int($0)] }, values)
  }

  /// The numbers that the texts represent, nil for other texts; nil if this is not a column of
  /// numbers.
  ///
  /// A column of many numbers may have a few other texts, such as NA, each of which is a value by
  /// itself.
  private static func numbers(_ texts: [String]) -> [Double?]? {
    var numbers: [Double?] = []
    var others = 0
    for text in texts {
      let bytes = Array(text.utf8)
      switch parseNumber(bytes.span.bytes, 0..<bytes.count) {
      case .finite(let number): numbers.append(number + 0)
      case .nan: numbers.append(nil)
      default:
        others += bytes.isEmpty ? 0 : 1
        numbers.append(nil)
      }
    }
    let known = Set(numbers.compactMap(\.self)).count
    let isOfNumbers =
      others == 0 ? known > 0 : others <= SideValues.mostNumbers && known > SideValues.mostNumbers
    return isOfNumbers ? numbers : nil
  }

  /// The cuts between ranges of numbers in rising order: at most four, each the largest number of
  /// its range or a number with fewer decimals between it and the next.
  ///
  /// No range is empty: if the largest number is a quintile, the next lower number is used instead.
  private static func cuts(_ sorted: [Double]) -> [Double] {
    guard let largest = sorted.last, let below = sorted.last(where: { $0 < largest }) else {
      return []
    }
    var cuts: [Double] = []
    for fifth in 1...4 {
      let cut = min(sorted[(fifth * sorted.count + 4) / 5 - 1], below)
      let next = sorted.first { $0 > cut } ?? largest
      let short = SideValues.shortest(from: cut, below: next)
      if cuts.last != short { cuts.append(short) }
    }
    return cuts
  }

  /// The number with the fewest decimals that is at least `low` and below `high`.
  private static func shortest(from low: Double, below high: Double) -> Double {
    var scale = 1.0
    // Up to 16 decimals; large numbers have fewer.
    for _ in 0..<17 {
      let number = (low * scale).rounded(.up) / scale
      if number >= low, number < high { return number }
      scale *= 10
    }
    return low
  }

  private static func range(of number: Double, _ cuts: [Double]) -> SliceCondition.Value {
    let above = cuts.last { $0 < number }
    return .range(above: above, upTo: cuts.first { number <= $0 })
  }
}
