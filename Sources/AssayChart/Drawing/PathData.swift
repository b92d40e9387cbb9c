/// The data of a path, as relative steps in tenths, which is the shortest form.
struct PathData {
  private(set) var text = ""

  /// The current point in tenths, so that rounding errors do not add up.
  private var place = (x: 0, y: 0)
  private var command: Character = " "

  mutating func move(to point: Point) {
    place = (PathData.tenths(point.x), PathData.tenths(point.y))
    write("M", [place.x, place.y])
  }

  mutating func line(to point: Point) {
    let next = (x: PathData.tenths(point.x), y: PathData.tenths(point.y))
    let step = (x: next.x - place.x, y: next.y - place.y)
    place = next
    switch (step.x, step.y) {
    case (0, 0): break
    case (_, 0): write("h", [step.x])
    case (0, _): write("v", [step.y])
    default: write("l", [step.x, step.y])
    }
  }

  mutating func horizontal(to x: Double) {
    line(to: Point(x: x, y: Double(place.y) / 10))
  }

  mutating func vertical(to y: Double) {
    line(to: Point(x: Double(place.x) / 10, y: y))
  }

  mutating func close() {
    text += "z"
    command = "z"
  }

  mutating func rectangle(_ area: Area) {
    move(to: Point(x: area.left, y: area.top))
    horizontal(to: area.right)
    vertical(to: area.bottom)
    horizontal(to: area.left)
    close()
  }

  /// Adds an interval along an axis, with a cap at each end.
  mutating func whisker(from start: Point, to end: Point) {
    let cap = start.y == end.y ? Point(x: 0, y: 2.5) : Point(x: 2.5, y: 0)
    move(to: start)
    line(to: end)
    for place in [start, end] {
      move(to: Point(x: place.x - cap.x, y: place.y - cap.y))
      line(to: Point(x: place.x + cap.x, y: place.y + cap.y))
    }
  }

  /// Writes a command, without repeating its letter, and its numbers; a minus sign also separates.
  private mutating func write(_ letter: Character, _ numbers: [Int]) {
    var isAfterLetter = letter != command || letter == "M"
    if isAfterLetter { text.append(letter) }
    command = letter
    for number in numbers {
      let written = decimal(Double(number) / 10)
      text += (isAfterLetter || written.hasPrefix("-") ? "" : " ") + written
      isAfterLetter = false
    }
  }

  private static func tenths(_ value: Double) -> Int {
    value.isNaN ? 0 : Int((min(max(value, -1e7), 1e7) * 10).rounded())
  }
}

extension PathData {
  /// A line through all points; empty if absent.
  init(through points: [Point]) {
    for (index, point) in points.enumerated() {
      if index == 0 { move(to: point) } else { line(to: point) }
    }
  }
}
