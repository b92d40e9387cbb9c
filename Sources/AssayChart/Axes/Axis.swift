import AssayNumerics

/// An axis of a chart: its title, its values and how they are written.
///
/// A logarithmic axis may have a place below its values, for 0, and one above them, for ∞.
package struct Axis: Sendable {
  package let title: String
  /// The scale of the values and the places beyond them.
  package let scale: Scale
  /// Writes a value beside a tick.
  package let format: @Sendable (Double) -> String
  /// Writes a value of the data.
  let reading: @Sendable (Double) -> String

  /// The range of the values, without these places.
  let values: ClosedRange<Double>
  private let names: (below: String?, above: String?)

  /// The share of the axis that each place beyond the values takes.
  private static let beyond = 0.1

  package init(
    title: String, scale: Scale, below: String? = nil, above: String? = nil,
    reading: (@Sendable (Double) -> String)? = nil,
    format: @Sendable @escaping (Double) -> String
  ) {
    self.title = title
    self.format = format
    self.reading = reading ?? format
    values = scale.domain
    names = (below, above)
    guard scale.kind == .log, below != nil || above != nil else {
      self.scale = scale
      return
    }
    let (low, high) = (scale.domain.lowerBound, scale.domain.upperBound)
    let places = (below == nil ? 0 : Self.beyond) + (above == nil ? 0 : Self.beyond)
    let factor = Mathematics.exp(Mathematics.log(high / low) * Self.beyond / (1 - places))
    self.scale = .log((below == nil ? low : low / factor)...(above == nil ? high : high * factor))
  }

  /// The place below the values; the lower end of the values if absent.
  package var below: ClosedRange<Double> { scale.domain.lowerBound...values.lowerBound }

  /// The place above the values; the upper end of the values if absent.
  package var above: ClosedRange<Double> { values.upperBound...scale.domain.upperBound }

  /// The axis value at a share of the way through the place above.
  package func placeAbove(_ share: Double) -> Double {
    let ratio = above.upperBound / above.lowerBound
    return above.lowerBound * Mathematics.exp(Mathematics.log(ratio) * share)
  }
}

/// A labelled value of an axis.
struct Tick: Equatable {
  let value: Double
  let label: String
}

extension Axis {
  /// As many ticks as fit side by side on an axis of this length.
  func ticksAcross(_ length: Double) -> [Tick] {
    for count in (2...6).reversed() {
      let all = ticks(about: count)
      let widest = (all.map { Lettering.width($0.label) }.max() ?? 0) + 8
      let ticks = kept(all, widest, of: length)
      let fit = have(ticks, of: length) { left, right in
        (Lettering.width(left.label) + Lettering.width(right.label)) / 2 + 8
      }
      if fit { return ticks }
    }
    return Array(ticks(about: 1).prefix(1))
  }

  /// As many ticks as fit one above another on an axis of this length.
  func ticksUp(_ length: Double) -> [Tick] {
    let most = min(max(Int(length / 36), 2), 8)
    for count in (2...most).reversed() {
      let ticks = kept(ticks(about: count), Lettering.lineHeight, of: length)
      if have(ticks, of: length, room: { _, _ in Lettering.lineHeight }) { return ticks }
    }
    return ticks(about: 2)
  }

  private func ticks(about count: Int) -> [Tick] {
    let inner = Scale(kind: scale.kind, domain: values)
    return place(names.below, in: below)
      + Ticks.values(of: inner, about: count).map { Tick(value: $0, label: format($0)) }
      + place(names.above, in: above)
  }

  /// The tick in the middle of a place beyond the values.
  private func place(_ name: String?, in range: ClosedRange<Double>) -> [Tick] {
    guard let name, range.lowerBound < range.upperBound else { return [] }
    let middle = (range.lowerBound * range.upperBound).squareRoot()
    return [Tick(value: middle, label: name)]
  }

  /// The ticks that leave room for the labels of the places beyond the values.
  private func kept(_ ticks: [Tick], _ room: Double, of length: Double) -> [Tick] {
    let named = ticks.filter { !values.contains($0.value) }.compactMap { scale.fraction($0.value) }
    return ticks.filter { tick in
      guard values.contains(tick.value), let place = scale.fraction(tick.value) else { return true }
      return named.allSatisfy { ($0 - place).magnitude * length >= room }
    }
  }

  /// Whether adjacent ticks on an axis of this length have enough room.
  private func have(
    _ ticks: [Tick], of length: Double, room: (Tick, Tick) -> Double
  ) -> Bool {
    let places = ticks.compactMap { tick in scale.fraction(tick.value).map { (tick, $0) } }
    return zip(places, places.dropFirst()).allSatisfy { left, right in
      (right.1 - left.1) * length >= room(left.0, right.0)
    }
  }
}
