import AssayBytes
package import AssayData
package import AssayResults

/// The values of a column as slices: its distinct texts, or of many numbers the ranges between their quintiles.
package struct SideValues: Sendable {
  /// Each sample's place in ``values``.
  package let codes: [Int32]
  package let values: [SliceCondition.Value]

  /// A column of more texts is left out.
  private static let mostTexts = 1000
  /// Of ten different numbers or fewer each is a slice by itself.
  private static let mostNumbers = 10

  /// Takes the texts of all samples.
  ///
  /// - Throws: Why no slices are made of them.
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

  /// The numbers that texts are, nil of others; nil if they are not a column of numbers.
  ///
  /// A column of many numbers may have a few other texts, such as NA, each of which is a value by itself.
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

  /// Where numbers in rising order are cut: at most four of them, each the largest of its range or, with fewer decimals,
  /// above it and below the next.
  ///
  /// No range is empty: where the largest number is a quintile, the one below it takes its place.
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

  /// The number of the fewest decimals from one to below another.
  private static func shortest(from low: Double, below high: Double) -> Double {
    var scale = 1.0
    // Large numbers have fewer digits than these.
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
