/// A number as SVG reads it, rounded to so many places and no longer than it must be.
///
/// Whatever no drawing can hold (not a number, beyond ten million) is pulled into its range.
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
