/// Recognizes columns by the names that people and libraries give them.
package enum ColumnNames {
  private static let ids: Set<String> = [
    "id", "ids", "sampleid", "index", "uid", "uuid", "guid", "key", "idx", "docid",
    "row_ids", "rowindex", ".row", "example_ids", "sample_ids", "inst#", "qid",
    "filename", "filenames", "file_name", "file", "filepath", "file_path", "path", "image",
    "image_name",
  ]
  /// Names for runs and models, whose ids are the same for many samples.
  private static let runs: Set<String> = [
    "run", "model", "fold", "trial", "experiment", "epoch", "config",
  ]
  private static let labels: Set<String> = [
    "label", "labels", "target", "targets", "y", "y_true", "ytrue", "y_test", "truth", "true_label",
    "true_labels", "true_class", "ground_truth", "groundtruth", "gold", "gold_label", "gold_labels",
    "actual", "actual_label", "actual_class", "obs", "observed", "class",
  ]
  private static let predictedClasses: Set<String> = [
    "prediction", "predictions", "pred", "predicted", "y_pred", "ypred", "predicted_label",
    "predicted_class", "predictedlabel", "predict", ".pred_class", "pred_class", "pred_label",
    "prediction_label", "prediction_class", "scored labels", "class", "label", "displaynames",
    "response", "predicted_labels", "y_hat", "yhat", "argmax", "top1",
  ]
  private static let inputs: Set<String> = [
    "features", "feature", "inputs", "input", "x", "embedding", "embeddings", "input_ids",
    "attention_mask",
  ]
  private static let logits: Set<String> = [
    "logits", "logit", "rawprediction", "raw_prediction", "raw_scores", "log_probs", "logprobs",
    "log_proba", "decision_function",
  ]

  /// Whether a name is one for ids, such as `id`, `image_id`, `imageId` or `filename`, but not
  /// `covid`.
  package static func isID(_ name: String) -> Bool {
    let name = withoutEvalSet(name)
    let lower = name.lowercased()
    if let owner = NameTokens(name).first(where: { $0 }),
      runs.contains(owner) || owner == "predicted"
    {
      return false
    }
    return ids.contains(lower) || ["_id", "-id", " id", ".id"].contains { lower.hasSuffix($0) }
      || (name.hasSuffix("Id") && name.utf8.count > 2)
  }
  package static func isLabel(_ name: String) -> Bool {
    labels.contains(withoutEvalSet(name).lowercased())
  }

  /// Whether a name says that its column holds the predictions of another: BigQuery's
  /// `predicted_species` beside `species`, `label_PREDICTION`, `Prediction (class)`, or SAS's
  /// `I_BAD`.
  package static func isPrediction(_ name: String, of label: String) -> Bool {
    guard name.utf8.count > label.utf8.count, !label.isEmpty else { return false }
    let words = NameTokens(name)
    return words.saysPrediction && !words.saysScore
      && words.without(["predicted", "prediction", "pred", "i"]).isExactly(NameTokens(label).all)
  }
  package static func isPredictedClass(_ name: String) -> Bool {
    let lower = withoutEvalSet(name).lowercased()
    return predictedClasses.contains(lower) || lower.hasSuffix(".displaynames")
  }

  /// How likely a name for labels means predicted classes instead; smaller is better.
  ///
  /// CatBoost calls its predictions `Class` beside `Label`; `label` beside `target` is not the
  /// truth either.
  package static func labelRank(_ name: String) -> Int {
    isPredictedClass(name) ? (name.lowercased() == "class" ? 2 : 1) : 0
  }

  /// A name without `EvalSet:`, which CatBoost writes before the first one if there are several
  /// sets.
  package static func withoutEvalSet(_ name: String) -> String {
    name.hasPrefix("EvalSet:") ? String(name.dropFirst(8)) : name
  }

  /// Whether a name is that of the column in Kaggle's solution files that names a row's
  /// leaderboard.
  package static func isLeaderboard(_ name: String) -> Bool {
    ["usage", "indicator"].contains(name.lowercased())
  }

  /// Whether a name is typical of columns rather than of rows.
  static func isKnown(_ name: String) -> Bool {
    isID(name) || isLabel(name) || isPredictedClass(name) || isPandasIndex(name)
  }

  /// Whether a column holds model inputs and not scores: `features`, or `features.text` inside it.
  package static func isInput(_ name: String) -> Bool {
    let outer = name.lowercased().split(separator: ".", maxSplits: 1).first ?? ""
    return inputs.contains(String(outer))
  }
  package static func isLogits(_ name: String) -> Bool { logits.contains(name.lowercased()) }

  /// Whether a name is that of the row numbers that pandas writes beside the data.
  package static func isPandasIndex(_ name: String) -> Bool {
    name.isEmpty || name == "__index_level_0__" || name.hasPrefix("Unnamed: ")
  }
}
