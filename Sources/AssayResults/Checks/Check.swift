// Numbers that say the same must be the same. Each file here checks a part of results that were read.

extension FormReader {
  /// Refuses a member that is not what follows from another.
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
  /// Whether it is another number but for rounding.
  func isNear(_ other: Double) -> Bool {
    (self - other).magnitude <= 1e-9 * max(1, magnitude, other.magnitude)
  }
}

extension Double? {
  /// The same of two that may both be missing.
  func isNear(_ other: Double?) -> Bool {
    guard let self, let other else { return self == nil && other == nil }
    return self.isNear(other)
  }
}
