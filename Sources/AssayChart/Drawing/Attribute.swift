/// An attribute of an element; its value is not escaped yet.
struct Attribute {
  let name: String
  let value: String

  init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }

  init(_ name: String, _ value: Double) {
    self.init(name, decimal(value))
  }
}

// MARK: - Geometry

extension Attribute {
  static func x(_ value: Double) -> Self { Self("x", value) }
  static func y(_ value: Double) -> Self { Self("y", value) }
  static func width(_ value: Double) -> Self { Self("width", value) }
  static func height(_ value: Double) -> Self { Self("height", value) }
  static func d(_ path: PathData) -> Self { Self("d", path.text) }
}

// MARK: - Ink

extension Attribute {
  static let noFill = Self("fill", "none")
  static let inkFill = Self("fill", "currentColor")
  static let inkStroke = Self("stroke", "currentColor")

  static func strokeWidth(_ value: Double) -> Self { Self("stroke-width", value) }

  static func fillOpacity(_ value: Double) -> Self {
    Self("fill-opacity", decimal(min(max(value, 0), 1), places: 2))
  }

  static func strokeOpacity(_ value: Double) -> Self {
    Self("stroke-opacity", decimal(min(max(value, 0), 1), places: 2))
  }
}

// MARK: - Text

extension Attribute {
  /// The part of a text that is at its position.
  enum Anchor: String {
    case start
    case middle
    case end
  }

  static func anchor(_ anchor: Anchor) -> Self { Self("text-anchor", anchor.rawValue) }
}

/// A number for SVG, rounded to at most `places` decimals and as short as possible.
///
/// Numbers beyond ten million are clamped, and NaN becomes 0.
func decimal(_ value: Double, places: Int = 1) -> String {
  guard !value.isNaN else { return "0" }
  var unit = 1
  for _ in 0..<places { unit *= 10 }
  let scaled = Int((min(max(value, -1e7), 1e7) * Double(unit)).rounded())
  let whole = "\(scaled.magnitude / UInt(unit))"
  let sign = scaled < 0 ? "-" : ""
  var fraction = "\(scaled.magnitude % UInt(unit) + UInt(unit))".dropFirst()
  while fraction.last == "0" { fraction.removeLast() }
  return fraction.isEmpty ? sign + whole : "\(sign)\(whole).\(fraction)"
}
