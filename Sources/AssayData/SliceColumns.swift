/// The columns that a slice name refers to: the column of this name, or else two columns whose
/// names it joins with `*`.
///
/// - Parameters:
///   - name: The requested name, such as `region` or `region*language`.
///   - find: Finds a column by name; nil if absent.
/// - Returns: One or two columns in the order of the name; nil if absent. If the name has
///   several `*`, the first one between two column names counts.
package func sliceColumns<Found>(
  of name: String, _ find: (String) -> Found?
) -> [(name: String, found: Found)]? {
  if let found = find(name) { return [(name, found)] }
  for (left, right) in slicePairs(of: name) {
    if let one = find(left), let other = find(right) { return [(left, one), (right, other)] }
  }
  return nil
}

/// The names on either side of each `*` in a name.
package func slicePairs(of name: String) -> [(left: String, right: String)] {
  let bytes = name.utf8
  return bytes.indices.filter { bytes[$0] == UInt8(ascii: "*") }.map { star in
    (
      String(decoding: bytes[..<star], as: UTF8.self),
      String(decoding: bytes[star...].dropFirst(), as: UTF8.self)
    )
  }
}
