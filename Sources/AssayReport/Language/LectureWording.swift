/// What is said beside the table of a small test set.
protocol LectureWording {
  /// How to read what is computed; `inOrder`: the classes whose probabilities are listed, nil if they are too
  /// many for that.
  func computedNote(inOrder classes: [String]?) -> String
}
