import AssayData
import AssayText

/// All samples whose labels a model contradicts, for a file.
package struct SuspectList: Sendable {
  /// Ordered by the number of models, most first, then by margin, smallest first.
  package let suspects: [SharedSuspect]
  /// The number of samples examined, and of all samples.
  package let count: Int
  package let total: Int
  private let models: [String]
  private let classes: [String]

  package init(
    _ suspects: [SharedSuspect], count: Int, total: Int, models: [String], classes: [String]
  ) {
    (self.suspects, self.count, self.total) = (suspects, count, total)
    (self.models, self.classes) = (models, classes)
  }

  /// One row per suspect, with the sample's row, counted from 1, if it has no id.
  package var csv: String {
    var text = "id,label,suggested,margin,models\n"
    for suspect in suspects {
      let fields = [
        suspect.sample.id ?? "\(suspect.sample.row + 1)", classes[suspect.label],
        classes[suspect.suggested], "\(suspect.margin)",
        suspect.models.map { models[$0] }.joined(separator: ";"),
      ]
      text += fields.map(csvField).joined(separator: ",") + "\n"
    }
    return text
  }
}
