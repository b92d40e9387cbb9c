import AssayBytes
package import AssayData
import AssayNumerics

/// The divergences between two models' predicted distributions, in nats; labels are not used.
package struct Divergence: Sendable {
  /// KL(baseline‖candidate): the information lost by using the candidate's distribution instead of
  /// the baseline's.
  private var fromBaseline = MeanLoss()
  /// KL(candidate‖baseline).
  private var fromCandidate = MeanLoss()
  /// The mean of both divergences from the midpoint: 0 … ln 2 (Lin 1991).
  private var jensenShannon = MeanLoss()
  /// The largest difference between two probabilities of the same class.
  package private(set) var largestDifference = 0.0

  /// The means over samples.
  package struct Means: Sendable {
    package let fromBaseline: Estimate
    package let fromCandidate: Estimate
    package let jensenShannon: Estimate
  }

  package init() {}

  package mutating func add(
    _ baseline: Distributions, _ candidate: Distributions, rows: SampleRows,
    units: SampleUnits? = nil
  ) {
    let (p, q) = (baseline.probabilities, candidate.probabilities)
    let (logP, logQ) = (baseline.logProbabilities, candidate.logProbabilities)
    let (ps, qs) = (p.storage.span, q.storage.span)
    let (logPs, logQs) = (logP.storage.span, logQ.storage.span)
    let empty = [Double](repeating: 0, count: p.blocks * Matrix.laneCount)
    var (forward, backward, middle) = (empty, empty, empty)
    var forwards = forward.mutableSpan
    var backwards = backward.mutableSpan
    var middles = middle.mutableSpan
    var largest = Lanes.zero
    for block in 0..<p.blocks {
      var sums = Terms()
      for column in 0..<p.columns {
        let place = p.place(ofBlock: block, column)
        sums.add(
          ps.lanes(at: place), qs.lanes(at: place), logPs.lanes(at: place), logQs.lanes(at: place),
          &largest)
      }
      // For equal distributions, rounding may leave a sum below 0.
      let place = block * Matrix.laneCount
      forwards.store(sums.forward.maximum(.zero), at: place)
      backwards.store(sums.backward.maximum(.zero), at: place)
      middles.store((sums.twiceMiddle * 0.5).maximum(.zero), at: place)
    }
    largestDifference = max(largestDifference, largest.max())
    fromBaseline.add(Array(forward.prefix(p.rows)), rows: rows, units: units)
    fromCandidate.add(Array(backward.prefix(p.rows)), rows: rows, units: units)
    jensenShannon.add(Array(middle.prefix(p.rows)), rows: rows, units: units)
  }

  package mutating func merge(_ other: Divergence) {
    fromBaseline.merge(other.fromBaseline)
    fromCandidate.merge(other.fromCandidate)
    jensenShannon.merge(other.jensenShannon)
    largestDifference = max(largestDifference, other.largestDifference)
  }

  package var means: Means {
    Means(
      fromBaseline: fromBaseline.estimate, fromCandidate: fromCandidate.estimate,
      jensenShannon: jensenShannon.estimate)
  }
}

/// The divergences of eight samples, as sums over the classes.
private struct Terms {
  var forward = Lanes.zero
  var backward = Lanes.zero
  var twiceMiddle = Lanes.zero

  /// Adds a class: p·(ln p − ln q) is 0 if p is 0, and infinite if only q is 0.
  @inline(__always)
  mutating func add(
    _ p: Lanes, _ q: Lanes, _ logP: Lanes, _ logQ: Lanes, _ largest: inout Lanes
  ) {
    largest = largest.maximum((p - q).magnitudes)
    // Half of the smallest positive number would be 0, from which the divergence is infinite.
    let middle = ((p + q) * 0.5).maximum(Lanes(repeating: .leastNonzeroMagnitude))
    let logMiddle = Mathematics.log(middle)
    let (noP, noQ) = (p .== Lanes.zero, q .== Lanes.zero)
    forward += (p * (logP - logQ)).replacing(with: 0, where: noP)
    backward += (q * (logQ - logP)).replacing(with: 0, where: noQ)
    twiceMiddle +=
      (p * (logP - logMiddle)).replacing(with: 0, where: noP)
      + (q * (logQ - logMiddle)).replacing(with: 0, where: noQ)
  }
}

// MARK: - Saved form

extension Divergence {
  package var saved: Saved {
    .members([
      ("from_baseline", fromBaseline.saved), ("from_candidate", fromCandidate.saved),
      ("jensen_shannon", jensenShannon.saved),
      ("largest_difference", .number(largestDifference)),
    ])
  }

  /// Reads the divergences of `count` samples back.
  ///
  /// A mean below 0 is refused, and so is an infinite mean of ``jensenShannon``.
  package init(saved: Saved, count: Int) throws(SavedFault) {
    let mean = { (key: String) throws(SavedFault) -> MeanLoss in
      let saved = try saved.member(key)
      let mean = try MeanLoss(saved: saved, count: count)
      switch mean.estimate {
      case .value(let value) where value >= 0: return mean
      case .infinite(let infinite) where key != "jensen_shannon" && (infinite.finiteMean ?? 0) >= 0:
        return mean
      default: throw saved.wrongKind(.divergence)
      }
    }
    fromBaseline = try mean("from_baseline")
    fromCandidate = try mean("from_candidate")
    jensenShannon = try mean("jensen_shannon")
    let largest = try saved.member("largest_difference")
    largestDifference = try largest.number()
    guard (0...1).contains(largestDifference) else { throw largest.wrongKind(.divergence) }
  }

  package mutating func move(by rows: Int) {
    fromBaseline.move(by: rows)
    fromCandidate.move(by: rows)
    jensenShannon.move(by: rows)
  }
}
