import AssayResults

/// What changed between two saved results.
protocol DiffWording {
  func words(_ outcome: ResultsDiff.Outcome) -> String
  func words(_ warning: ResultsDiff.Warning) -> String
  /// Which metrics of a model improved and which worsened.
  func summary(_ model: String, improved: [String], worsened: [String]) -> String
  /// A model that one side only has; `isOld`: the older.
  func only(_ model: String, isOld: Bool) -> String
}
