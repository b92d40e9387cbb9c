import AssayData

/// Reports in English.
struct English: Wording {
  let tag = Language.english.rawValue
  var namesOptions = true

  /// An option in brackets, after what it is about; empty if no options are named.
  func named(_ flag: Flag) -> String { namesOptions ? " (\(flag))" : "" }

  /// A noun in the singular or plural.
  private static func noun(_ noun: Noun, isOne: Bool) -> String {
    switch noun {
    case .sample: isOne ? "sample" : "samples"
    case .group: isOne ? "group" : "groups"
    case .class: isOne ? "class" : "classes"
    case .model: isOne ? "model" : "models"
    case .row: isOne ? "row" : "rows"
    case .column: isOne ? "column" : "columns"
    case .byte: isOne ? "byte" : "bytes"
    }
  }

  func count(_ count: Int, _ noun: Noun) -> String {
    "\(Figures.count(count)) \(English.noun(noun, isOne: count == 1))"
  }

  func share(_ count: Int, of total: Int) -> String {
    "\(Figures.count(count)) of \(Figures.count(total))"
  }

  func share(_ count: Int, of total: Int, _ noun: Noun) -> String {
    "\(Figures.count(count)) of \(self.count(total, noun))"
  }

  func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }

  func list(_ names: [String], more: Int) -> String {
    names.joined(separator: ", ") + (more > 0 ? " and \(Figures.count(more)) more" : "")
  }

  /// The possessive of a name: `gbm’s`, `naive Bayes’`.
  func whose(_ name: String) -> String { name.hasSuffix("s") ? name + "’" : name + "’s" }

  func commas(_ names: [String]) -> String { names.joined(separator: ", ") }

  func semicolons(_ parts: [String]) -> String { parts.joined(separator: "; ") }

  let gap = " "

  func bracketed(_ text: String) -> String { " (\(text))" }
}
