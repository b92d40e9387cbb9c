extension ReportRequest {
  /// Refuses settings that are about one class a sample where samples have any number of classes.
  func checkTask() throws(AssayError) {
    guard task == .multilabel else { return }
    let settings = [
      ("positive", positive != nil), ("sumRule", sumRule != SumRule()),
      ("comparison.costs", comparison.costs != nil), ("comparison.clip", comparison.clip != nil),
      ("comparison.averagesAll", comparison.averagesAll), ("scores = .logits", scores == .logits),
    ]
    if let (setting, _) = settings.first(where: \.1) {
      throw .usage("\(setting) is for samples of one class each; leave it out of a multilabel task")
    }
  }
}
