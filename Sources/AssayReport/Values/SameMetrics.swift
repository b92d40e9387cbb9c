import AssayData
import AssayResults

extension Metric {
  /// Whether two metrics can have the same values by definition; others have them only by chance.
  ///
  /// Half the squared error equals that per class if there are two classes, and only then.
  func canEqual(_ other: Metric) -> Bool {
    let halves: Set<Metric.ID> = [.halvedSquaredError, .squaredErrorPerClass]
    return [self, other].allSatisfy { $0.unit == .information && $0.direction == .lowerIsBetter }
      || halves.isSuperset(of: [id, other.id])
  }
}

extension Estimate {
  /// Whether two numbers are the same up to rounding.
  func isSame(as other: Estimate) -> Bool {
    switch (self, other) {
    case (.value(let first), .value(let second)):
      (first - second).magnitude <= 1e-12 * max(first.magnitude, 1e-300)
    case (.infinite(let first), .infinite(let second)): first.count == second.count
    default: false
    }
  }
}
