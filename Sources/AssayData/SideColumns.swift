/// The further columns of samples: values that assign them to slices and groups, and their weights.
///
/// Every column has one row per sample; columns that were not requested are absent.
package struct SideColumns: Sendable, Equatable {
  /// The names of the columns in ``slices``.
  package let sliceNames: [String]
  /// Each sample's value in some columns, in the order of the request; an empty text is a value
  /// like any other.
  package let slices: [TextColumn]
  /// The groups of samples: equal texts are one group; an empty text is a value like any other.
  package let groups: TextColumn?
  /// Finite numbers of at least 0; in a whole test set not all are 0.
  package let weights: [Double]?
  /// The columns searched for weak slices.
  package let searched: SearchedColumns?

  package init(
    sliceNames: [String] = [], slices: [TextColumn] = [], groups: TextColumn? = nil,
    weights: [Double]? = nil, searched: SearchedColumns? = nil
  ) {
    (self.sliceNames, self.slices) = (sliceNames, slices)
    (self.groups, self.weights) = (groups, weights)
    self.searched = searched
  }

  /// Whether every column has this number of rows.
  package func haveRows(_ count: Int) -> Bool {
    slices.count == sliceNames.count && slices.allSatisfy { $0.count == count }
      && groups.map { $0.count == count } ?? true && weights.map { $0.count == count } ?? true
      && searched?.texts.allSatisfy { $0.count == count } ?? true
  }

  /// The given rows, in that order.
  package func reordered(_ rows: [Int]) -> SideColumns {
    SideColumns(
      sliceNames: sliceNames, slices: slices.map { $0.reordered(rows) },
      groups: groups?.reordered(rows), weights: weights.map { all in rows.map { all[$0] } },
      searched: searched.map { $0.with($0.texts.map { $0.reordered(rows) }) })
  }

  /// The same texts in separate memory, so that the bytes they were read from can be freed.
  package var packed: SideColumns {
    SideColumns(
      sliceNames: sliceNames, slices: slices.map(\.packed), groups: groups?.packed,
      weights: weights, searched: searched.map { $0.with($0.texts.map(\.packed)) })
  }

  /// Joins the rows of several parts in order; all must have the same columns.
  package init(_ parts: [SideColumns]) {
    func joined(_ column: (SideColumns) -> TextColumn?) -> TextColumn {
      var all = TextColumn()
      for part in parts { if let texts = column(part) { all.append(texts) } }
      return all
    }
    let names = parts.first?.sliceNames ?? []
    self.init(
      sliceNames: names,
      slices: names.indices.map { slice in joined { $0.slices[slice] } },
      groups: parts.first?.groups == nil ? nil : joined(\.groups),
      weights: parts.first?.weights == nil ? nil : parts.flatMap { $0.weights ?? [] },
      searched: parts.first?.searched.map { first in
        first.with(first.names.indices.map { column in joined { $0.searched?.texts[column] } })
      })
  }
}

extension TestSet {
  /// The samples of weight above 0, and their rows here; nil if that is every sample.
  package var withWeight: (samples: TestSet, rows: [Int]?) {
    guard let weights = side.weights, weights.contains(0) else { return (self, nil) }
    let rows = weights.indices.filter { weights[$0] > 0 }
    return (reordered(rows), rows)
  }
}

extension TextColumn {
  /// The texts of the given rows, in that order.
  package func reordered(_ rows: [Int]) -> TextColumn {
    var texts = TextColumn()
    for row in rows { texts.append(self, row) }
    return texts
  }
}
