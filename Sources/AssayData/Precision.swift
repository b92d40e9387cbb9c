/// How finely the numbers of a file are written: by the type of an array's elements.
package enum Precision: Sendable, CaseIterable {
  /// 64 bits; text is taken as written.
  case double
  /// 32 bits.
  case single
  /// 16 bits, as NumPy's `float16`.
  case half

  /// The distance from 1 to the next larger number: 2⁻⁵², 2⁻²³, 2⁻¹⁰.
  package var unit: Double {
    switch self {
    case .double: 0x1p-52
    case .single: 0x1p-23
    case .half: 0x1p-10
    }
  }

  /// From here down numbers lose digits, the fewer the smaller they are.
  package var leastNormal: Double {
    switch self {
    case .double: .leastNormalMagnitude
    case .single: Double(Float.leastNormalMagnitude)
    case .half: 0x1p-14
    }
  }
}
