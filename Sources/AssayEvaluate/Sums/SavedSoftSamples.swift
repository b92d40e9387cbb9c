package import AssayData

// The saved form of soft labels and their losses, for samples with neither weights nor groups.
extension UnitFold {
  /// The shares by class and the losses by model, in the order of the rows; null if there are too
  /// many.
  package var saved: Saved {
    guard !hasTooManyShares else { return .null }
    let samples = samples.sorted
    let order = samples.order
    func numbers(_ column: UnitColumn) -> Saved {
      let values = samples.written(column)
      return .numbers(order.map { values.reordered($0) } ?? values)
    }
    var classes: [Int] = []
    var losses: [(model: Int, key: String)] = []
    for column in samples.columns {
      switch column {
      case .share(let label): classes.append(label)
      case .loss(let model, let key): losses.append((model, key))
      case .difference, .squaredShares: break
      }
    }
    losses.sort { ($0.model, $0.key) < ($1.model, $1.key) }
    return .members([
      ("shares", .list(classes.sorted().map { numbers(.share($0)) })),
      ("losses", .list(losses.map { numbers(.loss(model: $0.model, $0.key)) })),
    ])
  }

  /// Reads them back, of `count` samples.
  ///
  /// - Parameters:
  ///   - saved: The saved form.
  ///   - classCount: The number of classes, K.
  ///   - losses: The models' losses, ordered by model, then by key.
  ///   - count: The number of samples.
  /// - Throws: The fault of the saved form, if it has one.
  package init(
    saved: Saved, classCount: Int, losses: [(model: Int, key: String)], count: Int
  ) throws(SavedFault) {
    self.init(isGrouped: false)
    guard let saved = saved.optional else {
      forgetShares(count: count, classCount: classCount)
      return
    }
    var columns: [UnitColumn: [Double]] = [:]
    var squares = [Double](repeating: 0, count: count)
    for (label, list) in try saved.member("shares").list(count: classCount).enumerated() {
      var shares: [Double] = []
      for (row, entry) in try list.list(count: count).enumerated() {
        let share = try entry.number()
        guard 0...1 ~= share else { throw entry.fault(.outOfRange("shares", from: 0, to: 1)) }
        shares.append(share)
        squares[row] += share * share
      }
      columns[.share(label)] = shares
    }
    columns[.squaredShares] = squares
    let given = try saved.member("losses").list(count: losses.count)
    for (loss, list) in zip(losses, given) {
      var values: [Double] = []
      for entry in try list.list(count: count) { values.append(try entry.loss()) }
      columns[.loss(model: loss.model, loss.key)] = values
    }
    keep(columns, count: count, classCount: classCount)
  }
}
