package import AssayData

extension EvaluationTask {
  /// How many classes a sample's outcome may be of, among so many.
  package func outcomeCount(of classCount: Int) -> Int {
    self == .multilabel ? IndependentOutcome.count : classCount
  }
}
