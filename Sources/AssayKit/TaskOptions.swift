import AssayCompare

extension ReportRequest {
  /// Refuses settings that are about one class per sample if samples have any number of classes.
  func checkTask() throws(AssayError) {
    guard task == .multilabel else { return }
    let settings = [
      ("positive", positive != nil), ("sumRule", sumRule != SumRule()),
      ("scores = .logits", scores == .logits),
    ]
    if let (setting, _) = settings.first(where: \.1) { throw oneClassOnly(setting) }
    try comparison.checkMultilabel()
  }
}

extension ComparisonOptions {
  /// Refuses options that are about one class per sample.
  func checkMultilabel() throws(AssayError) {
    let settings = [
      ("comparison.costs", costs != nil), ("comparison.clip", clip != nil),
      ("comparison.averagesAll", averagesAll),
    ]
    if let (setting, _) = settings.first(where: \.1) { throw oneClassOnly(setting) }
  }
}

private func oneClassOnly(_ setting: String) -> AssayError {
  .usage("\(setting) is for samples of one class each; leave it out of a multilabel task")
}
