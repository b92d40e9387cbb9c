/// The true classes of all samples.
package enum Labels: Sendable {
  /// One class index per sample.
  case hard([Int32])
  /// A distribution over the classes for each sample, `[n, K]`.
  case soft(Probabilities)
  /// Any number of classes per sample.
  case several(LabelSets)

  /// Joins the labels of several parts in order; the result is soft if any part is.
  ///
  /// Label sets join only with label sets.
  package init(_ parts: [Labels], classCount: Int) {
    let sets = parts.compactMap { part -> LabelSets? in
      if case .several(let sets) = part { sets } else { nil }
    }
    guard sets.isEmpty else {
      self = .several(LabelSets(joining: sets, classCount: classCount))
      return
    }
    guard parts.contains(where: \.isSoft) else {
      self = .hard(
        parts.flatMap { part in if case .hard(let classes) = part { classes } else { [Int32]() } })
      return
    }
    self = .soft(
      Probabilities(
        joining: parts.map { part in
          switch part {
          case .hard(let classes): Probabilities(oneHot: classes, classCount: classCount)
          case .soft(let distributions): distributions
          case .several: Probabilities(oneHot: [], classCount: classCount)
          }
        }, classCount: classCount))
  }

  package var count: Int {
    switch self {
    case .hard(let classes): classes.count
    case .soft(let distributions): distributions.matrix.rows
    case .several(let sets): sets.matrix.rows
    }
  }

  package var isSoft: Bool {
    if case .soft = self { true } else { false }
  }

  /// The task these labels are for.
  package var task: EvaluationTask {
    if case .several = self { .multilabel } else { .classes }
  }

  package func reordered(_ order: [Int]) -> Labels {
    switch self {
    case .hard(let classes): .hard(order.map { classes[$0] })
    case .soft(let distributions): .soft(distributions.reordered(order))
    case .several(let sets): .several(sets.reordered(order))
    }
  }
}
