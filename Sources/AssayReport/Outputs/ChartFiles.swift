import AssayData
package import AssayTemplate
import AssayText

/// A chart of the report as a separate file.
package struct ChartFile: Sendable {
  package let name: String
  package let text: String
}

extension TemplateSet {
  /// All charts in a tree of values, except the small ones in table cells.
  ///
  /// A file is named after its chart and the model, models or column that the chart is about:
  /// `roc.svg`, `reliability-MODEL.svg`, `outcomes-CANDIDATE-vs-BASELINE.svg`.
  ///
  /// - Parameter tree: The values of a report.
  /// - Returns: The files, with distinct names.
  /// - Throws: ``TemplateError`` if the style template is invalid.
  package func charts(tree: TemplateValue) throws(TemplateError) -> [ChartFile] {
    let style = try render("chart.css", .plain, tree: tree)
    var taken: Set<String> = []
    return Figure.all(in: tree).map { figure in
      var (name, number) = (figure.name, 2)
      while !taken.insert(name.lowercased()).inserted {
        name = "\(figure.name)-\(number)"
        number += 1
      }
      return ChartFile(name: name + ".svg", text: figure.standingAlone(style))
    }
  }
}

/// A chart in a tree of values.
private struct Figure {
  /// The chart's id, such as `roc` or `reliability-1`.
  let id: String
  /// The names of the models or column that the chart is about; nil for all models.
  let subject: String?
  let svg: String

  /// The charts of a tree, in the order of their names.
  static func all(in tree: TemplateValue) -> [Figure] {
    var figures: [Figure] = []
    collect(from: tree, subject: nil, into: &figures)
    return figures
  }

  private static func collect(
    from value: TemplateValue, subject: String?, into figures: inout [Figure]
  ) {
    switch value {
    case .markup(let svg):
      if let id = id(of: svg) { figures.append(Figure(id: id, subject: subject, svg: svg)) }
    case .list(let values):
      for value in values { collect(from: value, subject: subject, into: &figures) }
    case .object(let members):
      let subject = Self.subject(members) ?? subject
      for (_, value) in members.sorted(by: { $0.key < $1.key }) {
        collect(from: value, subject: subject, into: &figures)
      }
    default: break
    }
  }

  /// The subject of a chart among these values.
  private static func subject(_ members: [String: TemplateValue]) -> String? {
    func text(_ name: String) -> String? {
      if case .text(let text)? = members[name] { text } else { nil }
    }
    if let candidate = text("candidate"), let baseline = text("baseline") {
      let names = [candidate, baseline].map(plain)
      return names.contains("") ? "" : names.joined(separator: "-vs-")
    }
    return (text("model") ?? text("name")).map(plain)
  }

  /// The id by which the page labels the chart; nil for a plot in a cell, or for other markup.
  private static func id(of svg: String) -> String? {
    guard svg.hasPrefix("<svg "), let head = svg.firstRange(of: ">"),
      let start = svg[..<head.lowerBound].firstRange(of: " aria-labelledby=\""),
      let end = svg[start.upperBound..<head.lowerBound].firstRange(of: "-title ")
    else { return nil }
    return String(svg[start.upperBound..<end.lowerBound])
  }

  /// At most 80 ASCII letters and digits, with dashes between them.
  private static func plain(_ text: String) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 where bytes.count < 80 {
      let scalar = Unicode.Scalar(byte)
      if scalar.isASCII, scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) {
        bytes.append(byte)
      } else if !bytes.isEmpty, bytes.last != UInt8(ascii: "-") {
        bytes.append(UInt8(ascii: "-"))
      }
    }
    if bytes.last == UInt8(ascii: "-") { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The file name without its extension; the numbered id if the subject has no plain name.
  var name: String {
    guard let subject, !subject.isEmpty else { return id }
    let stem = id.utf8.last.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } == true
    guard stem, let dash = id.lastIndex(of: "-") else { return "\(id)-\(subject)" }
    return "\(id[..<dash])-\(subject)"
  }

  /// The chart with its style and a white background, for use outside the page.
  func standingAlone(_ style: String) -> String {
    guard let head = svg.firstRange(of: ">") else { return svg }
    var text = Array("\(svg[..<head.upperBound])<style>".utf8)
    XMLEscaping.append(style, to: &text)
    text += "</style><rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>".utf8
    text += "\(svg[head.upperBound...])\n".utf8
    return String(decoding: text, as: UTF8.self)
  }
}
