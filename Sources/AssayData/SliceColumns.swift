/// The columns that make slices by one name: the column of this name, else two with a `*` between them.
///
/// - Parameters:
///   - name: What was asked for, such as `region` or `region*language`.
///   - find: Where a column of a name is; nil if there is none.
/// - Returns: One or two columns in the order of the name; nil if there are none. Of several `*` the first
///   counts that stands between names of columns.
package func sliceColumns<Found>(
  of name: String, _ find: (String) -> Found?
) -> [(name: String, found: Found)]? {
  if let found = find(name) { return [(name, found)] }
  for (left, right) in slicePairs(of: name) {
    if let one = find(left), let other = find(right) { return [(left, one), (right, other)] }
  }
  return nil
}

/// The names around each `*` of a name.
package func slicePairs(of name: String) -> [(left: String, right: String)] {
  let bytes = name.utf8
  return bytes.indices.filter { bytes[$0] == UInt8(ascii: "*") }.map { star in
    (
      String(decoding: bytes[..<star], as: UTF8.self),
      String(decoding: bytes[star...].dropFirst(), as: UTF8.self)
    )
  }
}
