/// The caveats of several parts, merged: each is listed once, and counts are added.
package struct CaveatList: Sendable {
  private var others: [Caveat] = []
  /// Caveats about row sums, one per model and kind.
  private var sums: [Caveat] = []

  package init() {}

  package mutating func add(_ caveat: Caveat) {
    for place in others.indices {
      if let merged = others[place].counted(with: caveat) {
        others[place] = merged
        return
      }
    }
    guard caveat.owner != nil else {
      if !others.contains(where: { $0 == caveat && $0.key == caveat.key }) { others.append(caveat) }
      return
    }
    for place in sums.indices {
      if let merged = sums[place].merged(with: caveat) {
        sums[place] = merged
        return
      }
    }
    sums.append(caveat)
  }

  package mutating func merge(_ other: CaveatList) {
    for caveat in other.others + other.sums { add(caveat) }
  }

  /// All caveats; those about row sums come last, ordered by model name.
  package var caveats: [Caveat] {
    others
      + sums.sorted { ($0.owner ?? "").utf8.lexicographicallyPrecedes(($1.owner ?? "").utf8) }
  }
}

extension Caveat {
  /// Two counts of the same thing, added; nil for other caveats.
  fileprivate func counted(with other: Caveat) -> Caveat? {
    switch (self, other) {
    case (.ignoredLabels(let labels, let rows), .ignoredLabels(let others, let otherRows))
    where labels.areExactly(others):
      .ignoredLabels(labels, rows: rows + otherRows)
    case (
      .commonIDs(let path, let missing, let extra),
      .commonIDs(let other, let missingThere, let extraThere)
    ) where path.isExactly(other):
      .commonIDs(path: path, missing: missing + missingThere, extra: extra + extraThere)
    default: nil
    }
  }

  /// The model or labels whose row sums it is about.
  fileprivate var owner: String? {
    switch self {
    case .sumsOff(of: let owner, _, _, _), .renormalized(let owner, _, _): owner
    default: nil
    }
  }

  /// Both as one caveat about all rows, if they are about the same; of equal deviations the first
  /// row is kept.
  fileprivate func merged(with other: Caveat) -> Caveat? {
    guard owner.isExactly(other.owner ?? "") else { return nil }
    switch (self, other) {
    case (
      .sumsOff(let owner, let rows, let largest, let sample),
      .sumsOff(_, let otherRows, let otherLargest, let otherSample)
    ):
      let isHere = (largest, otherSample.row) > (otherLargest, sample.row)
      return .sumsOff(
        of: owner, rows: rows + otherRows, largest: max(largest, otherLargest),
        sample: isHere ? sample : otherSample)
    case (
      .renormalized(let owner, let rows, let largest),
      .renormalized(_, let otherRows, let otherLargest)
    ):
      return .renormalized(
        model: owner, rows: rows + otherRows, largest: max(largest, otherLargest))
    default: return nil
    }
  }

  /// The caveat after `rows` rows are inserted before its rows.
  package func moved(by rows: Int) -> Caveat {
    guard case .sumsOff(let owner, let count, let largest, let sample) = self else { return self }
    return .sumsOff(of: owner, rows: count, largest: largest, sample: sample.moved(by: rows))
  }
}
