import AssayData

/// All samples whose labels a model contradicts, for a file.
package struct SuspectList: Sendable {
  /// Those of most models first, then the smallest margin.
  package let suspects: [SharedSuspect]
  /// The number of samples that were looked at, and of all.
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

  /// A row a suspect, with the sample's row from 1 on where it has no id.
  package var csv: String {
    var text = "id,label,suggested,margin,models\n"
    for suspect in suspects {
      let fields = [
        suspect.sample.id ?? "\(suspect.sample.row + 1)", classes[suspect.label],
        classes[suspect.suggested], "\(suspect.margin)",
        suspect.models.map { models[$0] }.joined(separator: ";"),
      ]
      text += fields.map(SuspectList.field).joined(separator: ",") + "\n"
    }
    return text
  }

  /// A text as a field, between quotes where it would be read as something else.
  private static func field(_ text: String) -> String {
    let special: Set<UInt8> = Set(",\"\r\n \t".utf8)
    guard text.isEmpty || text.utf8.contains(where: special.contains) else { return text }
    var quoted: [UInt8] = []
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { quoted.append(byte) }
      quoted.append(byte)
    }
    return "\"" + String(decoding: quoted, as: UTF8.self) + "\""
  }
}
