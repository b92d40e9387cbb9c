/// Finds places for labels beside points, where they cover neither each other nor many lines.
struct FreeLabels {
  private let area: Area
  private var taken: [Area] = []

  /// Points along all lines, dense enough that no label fits between two of them.
  private let ink: [Point]

  init(in area: Area, avoiding lines: [[Point]]) {
    self.area = area
    ink = lines.flatMap(Self.dense)
  }

  /// Keeps the place of a point free.
  mutating func avoid(_ point: Point) {
    taken.append(Area(left: point.x - 5, top: point.y - 5, width: 10, height: 10))
  }

  /// Where to write a label; nowhere if it has no room.
  mutating func place(
    _ label: String, beside point: Point
  ) -> (at: Point, anchor: Attribute.Anchor, width: Double)? {
    let widest = max(min(area.width * 0.6, 220), 30)
    let width = min(Lettering.width(label), widest)
    let height = Lettering.lineHeight
    var best: (box: Area, anchor: Attribute.Anchor, cost: Int)?
    for (x, y, anchor) in Self.candidates {
      let start =
        switch anchor {
        case .start: point.x + x
        case .middle: point.x + x - width / 2
        case .end: point.x + x - width
        }
      let box = Area(left: start, top: point.y + y - height / 2, width: width, height: height)
      guard area.contains(box), !taken.contains(where: box.overlaps) else { continue }
      let cost = ink.count(where: box.contains)
      if best.map({ cost < $0.cost }) ?? true { best = (box, anchor, cost) }
    }
    guard let best else { return nil }
    taken.append(best.box)
    let x =
      switch best.anchor {
      case .start: best.box.left
      case .middle: best.box.middle.x
      case .end: best.box.right
      }
    return (Point(x: x, y: best.box.middle.y + Lettering.drop), best.anchor, widest)
  }

  /// The middle of the label's edge or of itself, seen from the point; the preferred first.
  private static let candidates: [(x: Double, y: Double, anchor: Attribute.Anchor)] = [
    (8, 0, .start), (8, 10, .start), (8, -10, .start), (-8, 0, .end), (-8, 10, .end),
    (-8, -10, .end), (0, 14, .middle), (0, -14, .middle), (8, 24, .start), (8, -24, .start),
    (-8, 24, .end), (-8, -24, .end), (8, 38, .start), (-8, 38, .end),
  ]

  private static func dense(_ points: [Point]) -> [Point] {
    zip(points, points.dropFirst()).flatMap { start, end in
      let length = max((end.x - start.x).magnitude, (end.y - start.y).magnitude)
      let count = max(Int(length / 4), 1)
      return (0..<count).map { index in
        let share = Double(index) / Double(count)
        return Point(
          x: start.x + share * (end.x - start.x), y: start.y + share * (end.y - start.y))
      }
    }
  }
}
