package import AssayData
package import AssayRoles
package import AssayTables

/// Reads the ids of the samples from the file with the labels.
///
/// - Parameter request: Which file that is, and what its columns are called.
/// - Returns: The ids, row by row; nil if the file has none.
/// - Throws: ``ReadError`` where the file cannot be read or has no labels.
package func sampleIDs(_ request: ReadRequest) throws(ReadError) -> TextColumn? {
  var reader = RoleFinder(request: request)
  let labels = try reader.findLabels()
  return labels.layout.idColumn.map(labels.table.texts)
}
