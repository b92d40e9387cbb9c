import AssayData

/// Numbers for readers: with a minus sign, grouped thousands, and `×10⁻³` for very small ones.
enum Figures {
  /// A count: `1,797`.
  static func count(_ count: Int) -> String {
    (count < 0 ? "−" : "") + grouped(String(count.magnitude))
  }

  /// A rounded count, with two significant digits: `3,300`.
  static func about(_ count: Int) -> String {
    var power = 1
    while count / power >= 100 { power *= 10 }
    return self.count((count + power / 2) / power * power)
  }

  /// A number of bytes, in larger units from 1,000 on: `512 bytes`, `1.5 MB`.
  static func bytes(_ count: Int) -> String {
    guard count >= 1000 else { return "\(self.count(count)) \(count == 1 ? "byte" : "bytes")" }
    var scaled = Double(count)
    var unit = 0
    let units = ["bytes", "kB", "MB", "GB", "TB"]
    // A number that would be rounded to 1000 uses the next unit.
    while scaled >= 999.5, unit < units.count - 1 { (scaled, unit) = (scaled / 1000, unit + 1) }
    return fixed(scaled, decimals: scaled < 9.95 ? 1 : 0) + " " + units[unit]
  }

  /// A number with six decimals, with three from 1,000 on, or in scientific notation if these would
  /// show too little or too much.
  static func number(_ value: Double) -> String {
    guard value.isFinite else { return nonFinite(value) }
    let magnitude = value.magnitude
    if magnitude == 0 { return "0" }
    if magnitude < 1e-4 || magnitude >= 1e9 { return scientific(value, digits: 4) }
    return fixed(value, decimals: magnitude < 1000 ? 6 : 3)
  }

  /// A number as in a table, without trailing zeros: `0.54`.
  static func short(_ value: Double) -> String { withoutZeros(number(value)) }

  /// A threshold, or a term of a sum: four significant digits, without trailing zeros.
  static func threshold(_ value: Double) -> String { withoutZeros(brief(value)) }

  private static func withoutZeros(_ number: String) -> String {
    var text = number
    guard text.contains("."), !text.contains("×") else { return text }
    while text.hasSuffix("0") { text.removeLast() }
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }

  /// A number in running text: four significant digits.
  static func brief(_ value: Double) -> String { brief(value, digits: 4) }

  /// The same with a given number of significant digits.
  static func brief(_ value: Double, digits: Int) -> String {
    guard value.isFinite else { return nonFinite(value) }
    let magnitude = value.magnitude
    if magnitude == 0 { return "0" }
    if magnitude < 1e-4 || magnitude >= 1e9 { return scientific(value, digits: 3) }
    // The most decimals that leave this many digits after rounding: 9.9999 becomes 10.00.
    let most = (0..<digits).reduce(1.0) { power, _ in power * 10 } - 0.5
    var decimals = 7
    var scaled = magnitude * 1e7
    while decimals > 0, scaled >= most { (decimals, scaled) = (decimals - 1, scaled / 10) }
    return fixed(value, decimals: decimals)
  }

  /// A p-value with three digits: `0.0347`, `< 0.001`.
  static func p(_ p: Double) -> String {
    if p < 0.001 { return "< 0.001" }
    return short(fixedPoint(p))
  }

  private static func fixedPoint(_ p: Double) -> Double {
    let scale = p < 0.01 ? 1e5 : p < 0.1 ? 1e4 : 1e3
    return (p * scale).rounded() / scale
  }

  /// A p-value in a sentence, with no-break spaces: `p = 0.034`, `p < 0.001`.
  static func pWords(_ p: Double) -> String {
    p < 0.001 ? "p\u{A0}<\u{A0}0.001" : "p\u{A0}=\u{A0}\(self.p(p))"
  }

  /// The ends of a difference's interval, with a no-break space: `[−1.56, +0.07]`.
  static func bracketed(_ low: String, _ high: String) -> String { "[\(low),\u{A0}\(high)]" }

  /// A share in percentage points, with two decimals, or with more if needed to show that it is
  /// neither 0 nor 1.
  static func points(_ share: Double) -> String { percents(share * 100, decimals: 2) }

  /// The number with an explicit sign; 0 has none.
  static func signed(_ value: Double, _ format: (Double) -> String) -> String {
    value > 0 ? "+" + format(value) : format(value)
  }

  /// A decimal with as few digits as identify it, as in a file: `0.7`.
  static func exact(_ value: Double) -> String {
    guard value.isFinite else { return nonFinite(value) }
    let text = "\(value.magnitude)"
    let plain = text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    guard let mark = plain.firstIndex(of: "e") else { return minus(value) + plain }
    let exponent = Int(plain[plain.index(after: mark)...]) ?? 0
    let significand = plain[..<mark]
    return minus(value) + significand + "×10" + superscript(exponent)
  }

  /// A bound of clipping: unchanged if it is short, otherwise with three digits.
  static func epsilon(_ value: Double) -> String {
    let exact = exact(value)
    return exact.unicodeScalars.count <= 8 ? exact : scientific(value, digits: 3)
  }

  /// A number with a fixed number of decimals, rounded to nearest.
  static func fixed(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return nonFinite(value) }
    var power = 1.0
    for _ in 0..<decimals { power *= 10 }
    let scaled = (value.magnitude * power).rounded()
    guard scaled < 9e15 else { return scientific(value, digits: 6) }
    var digits = String(Int(scaled))
    if digits.utf8.count <= decimals {
      digits = String(repeating: "0", count: decimals + 1 - digits.utf8.count) + digits
    }
    let sign = scaled == 0 ? "" : minus(value)
    guard decimals > 0 else { return sign + grouped(digits) }
    return sign + grouped(String(digits.dropLast(decimals))) + "." + digits.suffix(decimals)
  }

  /// A power of ten, or a number with one digit: `10⁻³`, `2×10⁻³`.
  static func power(_ value: Double) -> String {
    let text = scientific(value, digits: 1)
    return text.hasPrefix("1×") ? String(text.dropFirst(2)) : text
  }

  private static func scientific(_ value: Double, digits: Int) -> String {
    var significand = value.magnitude
    var exponent = 0
    while significand >= 10 { (significand, exponent) = (significand / 10, exponent + 1) }
    while significand < 1 { (significand, exponent) = (significand * 10, exponent - 1) }
    var text = fixed(significand, decimals: digits - 1)
    if text.hasPrefix("10") {
      text = fixed(1, decimals: digits - 1)
      exponent += 1
    }
    return minus(value) + text + "×10" + superscript(exponent)
  }

  private static func minus(_ value: Double) -> String { value < 0 ? "−" : "" }

  private static func nonFinite(_ value: Double) -> String {
    value.isNaN ? "—" : minus(value) + "∞"
  }

  private static func superscript(_ number: Int) -> String {
    let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    return (number < 0 ? "⁻" : "")
      + String(String(number.magnitude).compactMap(\.wholeNumberValue).map { digits[$0] })
  }
}
