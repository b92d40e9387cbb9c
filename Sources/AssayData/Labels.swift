/// The truth of every sample.
package enum Labels: Sendable {
  /// One class a sample, as its index.
  case hard([Int32])
  /// A distribution over the classes a sample, `[n, K]`.
  case soft(Probabilities)

  package var count: Int {
    switch self {
    case .hard(let classes): classes.count
    case .soft(let distributions): distributions.matrix.rows
    }
  }

  package var isSoft: Bool {
    if case .soft = self { true } else { false }
  }

  package func reordered(_ order: [Int]) -> Labels {
    switch self {
    case .hard(let classes): .hard(order.map { classes[$0] })
    case .soft(let distributions): .soft(distributions.reordered(order))
    }
  }
}
