/// The name of a sample: its id, or its row if it has none.
package struct SampleName: Sendable, Equatable {
  /// The row in the whole test set, counted from 0.
  package let row: Int
  package let id: String?

  package init(row: Int, id: String?) {
    self.row = row
    self.id = id
  }

  /// The id, or the row counted from 1: `row 12`.
  package var text: String { id ?? "row \(row + 1)" }

  /// The same sample after `rows` others are inserted before it.
  package func moved(by rows: Int) -> SampleName {
    SampleName(row: row + rows, id: id)
  }
}

// MARK: - Written

extension SampleName {
  package var savedID: Saved { id.map(Saved.text) ?? .null }

  package init(row: Int, savedID: Saved) throws(SavedFault) {
    self.init(row: row, id: try savedID.optional?.text())
  }
}
