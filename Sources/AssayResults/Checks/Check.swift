// Checks for numbers in a file that must agree with each other. Each file in this folder checks one
// part of the results that were read.

extension FormReader {
  /// Refuses a member that contradicts another one.
  func expect(
    _ fits: Bool, _ other: String, at members: String...
  ) throws(ResultsFault) {
    guard fits else { throw fault(.contradiction(with: other), at: members) }
  }

  /// Refuses counts that do not add up.
  func expect(
    _ found: Int, addsUpTo expected: Int, at members: String...
  ) throws(ResultsFault) {
    guard found == expected else {
      throw fault(.sum(expected: expected, found: found), at: members)
    }
  }
}

extension Double {
  /// Whether the two numbers are equal up to rounding.
  func isNear(_ other: Double) -> Bool {
    (self - other).magnitude <= 1e-9 * max(1, magnitude, other.magnitude)
  }
}

extension Double? {
  /// Whether the two numbers are equal up to rounding, or both are missing.
  func isNear(_ other: Double?) -> Bool {
    guard let self, let other else { return self == nil && other == nil }
    return self.isNear(other)
  }
}
