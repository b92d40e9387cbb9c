/// The names by which columns are known in files that people and libraries write.
enum ColumnNames {
  private static let ids: Set<String> = [
    "id", "ids", "sample_id", "sampleid", "row_id", "doc_id", "index", "uid", "uuid",
  ]
  private static let labels: Set<String> = [
    "label", "labels", "target", "targets", "y", "y_true", "ytrue", "truth", "true_label",
    "ground_truth", "gold", "actual", "class",
  ]
  private static let predictedClasses: Set<String> = [
    "prediction", "predictions", "pred", "predicted", "y_pred", "ypred", "predicted_label",
    "predicted_class", "class", "label",
  ]

  static func isID(_ name: String) -> Bool { ids.contains(name.lowercased()) }
  static func isLabel(_ name: String) -> Bool { labels.contains(name.lowercased()) }
  static func isPredictedClass(_ name: String) -> Bool {
    predictedClasses.contains(name.lowercased())
  }

  /// The row numbers that pandas writes beside the data.
  static func isPandasIndex(_ name: String) -> Bool {
    name.isEmpty || name == "__index_level_0__" || name.hasPrefix("Unnamed: ")
  }
}
