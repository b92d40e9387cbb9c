/// The floating-point precision of a file's numbers, by the element type of an array.
package enum Precision: Sendable, CaseIterable {
  /// 64 bits; also for numbers written as text.
  case double
  /// 32 bits.
  case single
  /// 16 bits, as in NumPy's `float16`.
  case half

  /// The distance from 1 to the next larger number: 2⁻⁵², 2⁻²³, 2⁻¹⁰.
  package var unit: Double {
    switch self {
    case .double: 0x1p-52
    case .single: 0x1p-23
    case .half: 0x1p-10
    }
  }

  /// The least normal number; smaller numbers have fewer digits.
  package var leastNormal: Double {
    switch self {
    case .double: .leastNormalMagnitude
    case .single: Double(Float.leastNormalMagnitude)
    case .half: 0x1p-14
    }
  }
}
