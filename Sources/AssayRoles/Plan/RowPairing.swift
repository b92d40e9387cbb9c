import AssayData
import AssayTables

/// How the rows of a model's file are paired with labels: one rule for all readers.
package enum RowPairing: Sendable, Equatable {
  /// Labels and predictions are in the same rows.
  case sameFile
  /// Rows are paired by a column of ids in each file.
  case ids(labels: Int, model: Int)
  case position
}

extension ReadPlan {
  /// How a model's rows are paired with labels.
  package func pairing(of model: ModelTable) -> RowPairing {
    if model.table.path.isExactly(labels.table.path) { return .sameFile }
    guard request.pairing != .position, let theirs = labels.layout.idColumn,
      let mine = model.idColumn
    else { return .position }
    return .ids(labels: theirs, model: mine)
  }

  /// Refuses files without ids if the user asked for ids.
  func checkPairing() throws(ReadError) {
    if request.usesCommonIDs, request.pairing == .position {
      throw labels.table.problem(.pairing(.commonByPosition))
    }
    guard request.pairing == .ids || request.usesCommonIDs else { return }
    let option = request.usesCommonIDs ? "\(Flag.commonIds)" : "\(Flag.pairBy) ids"
    for model in models where pairing(of: model) == .position {
      let table = labels.layout.idColumn == nil ? labels.table : model.table
      throw table.problem(.pairing(.noIDs(option: option, among: table.columns)))
    }
  }
}
