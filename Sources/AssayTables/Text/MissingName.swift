import AssayBytes

/// R's `write.table` writes the names of the rows as a column without a name, so that the header is one
/// field short.
enum MissingName {
  /// Whether every row has one field more than the header, and the first looks like the name of a row.
  ///
  /// R quotes names unless asked not to. Rows with a decimal comma, or with a comma at their ends, have one
  /// field more too; their header is not quoted.
  static func isMissing(
    _ header: [FieldRange], _ rows: some Collection<[FieldRange]>, _ span: RawSpan
  ) -> Bool {
    !header.isEmpty && !rows.isEmpty && header.allSatisfy(\.isQuoted)
      && rows.allSatisfy { $0.count == header.count + 1 && ($0.first?.isQuoted ?? false) }
  }
}
