import AssayData

/// Reports in simplified Chinese.
struct Chinese: Wording {
  let tag = Language.chinese.rawValue
  var namesOptions = true

  /// An option in brackets, after what it is about; empty if no options are named.
  func named(_ flag: Flag) -> String { namesOptions ? "（\(flag)）" : "" }

  /// A noun with its measure word, to follow a number.
  private static func noun(_ noun: Noun) -> String {
    switch noun {
    case .sample: "个样本"
    case .group: "个组"
    case .class: "个类别"
    case .model: "个模型"
    case .row: "行"
    case .column: "列"
    case .byte: "字节"
    }
  }

  /// The measure word alone, for a noun that was named before.
  private static func measure(_ noun: Noun) -> String {
    switch noun {
    case .sample, .group, .class, .model: "个"
    case .row, .column, .byte: self.noun(noun)
    }
  }

  func count(_ count: Int, _ noun: Noun) -> String {
    "\(Figures.count(count)) \(Chinese.noun(noun))"
  }

  func share(_ count: Int, of total: Int) -> String {
    "\(Figures.count(count)) / \(Figures.count(total))"
  }

  func share(_ count: Int, of total: Int, _ noun: Noun) -> String {
    spaced("\(self.count(total, noun))中的 \(Figures.count(count)) \(Chinese.measure(noun))")
  }

  func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return spaced("\(commas(names.dropLast()))和\(last)")
  }

  func list(_ names: [String], more: Int) -> String {
    more > 0 ? spaced("\(commas(names))，另有 \(Figures.count(more)) 个") : commas(names)
  }

  func commas(_ names: [String]) -> String { names.joined(separator: "、") }

  func semicolons(_ parts: [String]) -> String { parts.joined(separator: "；") }

  let gap = ""

  func bracketed(_ text: String) -> String { "（\(text)）" }
}
