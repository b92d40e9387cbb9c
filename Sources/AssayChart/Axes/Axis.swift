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
      if (widest + 10) * Double(ticks.count) <= length + widest { return ticks }
    }
    return Array(ticks(about: 1).prefix(1))
  }

  /// As many ticks as have room above each other on an axis of that length.
  func ticksUp(_ length: Double) -> [Tick] {
    ticks(about: min(max(Int(length / 36), 2), 8))
  }

  private func ticks(about count: Int) -> [Tick] {
    Ticks.values(of: scale, about: count).map { Tick(value: $0, label: format($0)) }
  }
}
