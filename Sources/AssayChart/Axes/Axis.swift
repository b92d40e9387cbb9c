/// One axis of a chart: what it measures, over which values, and how they are written.
package struct Axis: Sendable {
  package let title: String
  package let scale: Scale
  package let format: @Sendable (Double) -> String

  package init(title: String, scale: Scale, format: @Sendable @escaping (Double) -> String) {
    self.title = title
    self.scale = scale
    self.format = format
  }
}

/// A value that an axis names.
struct Tick: Equatable {
  let value: Double
  let label: String
}

extension Axis {
  /// As many ticks as have room beside each other on an axis of that length.
  func ticksAcross(_ length: Double) -> [Tick] {
    for count in (2...6).reversed() {
      let ticks = ticks(about: count)
      let widest = ticks.map { Lettering.width($0.label) }.max() ?? 0
      if have(widest + 8, ticks, of: length) { return ticks }
    }
    return Array(ticks(about: 1).prefix(1))
  }

  /// As many ticks as have room above each other on an axis of that length.
  func ticksUp(_ length: Double) -> [Tick] {
    let most = min(max(Int(length / 36), 2), 8)
    for count in (2...most).reversed() {
      let ticks = ticks(about: count)
      if have(Lettering.lineHeight, ticks, of: length) { return ticks }
    }
    return ticks(about: 2)
  }

  private func ticks(about count: Int) -> [Tick] {
    Ticks.values(of: scale, about: count).map { Tick(value: $0, label: format($0)) }
  }

  /// Whether ticks on an axis of that length are so far from each other.
  private func have(_ room: Double, _ ticks: [Tick], of length: Double) -> Bool {
    let places = ticks.compactMap { scale.fraction($0.value) }
    return zip(places, places.dropFirst()).allSatisfy { ($1 - $0) * length >= room }
  }
}
