import AssayData
import AssayKit
import AssayTestSupport
import Foundation
import Testing

/// The files of a part, and the changes to its request.
private struct Part {
  var labels = "id,label\n1,a\n2,b\n"
  var model = "id,a,b\n1,.75,.25\n2,.5,.5\n"
  var change: (inout ReportRequest) -> Void = { _ in }

  func write(_ name: String, in folder: SampleFolder) throws {
    try labels.write(toFile: folder.file("l.csv"), atomically: true, encoding: .utf8)
    try model.write(toFile: folder.file("m.csv"), atomically: true, encoding: .utf8)
    var request = ReportRequest()
    request.labels = folder.file("l.csv")
    request.models = [ReportRequest.Model(path: folder.file("m.csv"))]
    change(&request)
    try Summary(request).text.write(
      toFile: folder.file(name), atomically: true, encoding: .utf8)
  }
}

/// The error if a part is appended to ``Part()``.
private func refusal(
  _ other: Part, location: SourceLocation = #_sourceLocation
) throws -> String {
  let folder = try SampleFolder()
  try Part().write("1.assay", in: folder)
  try other.write("2.assay", in: folder)
  return try words(in: folder, location: location) {
    var whole = try Summary(contentsOf: folder.file("1.assay"))
    try whole.append(Summary(contentsOf: folder.file("2.assay")))
  }
}

private let labels = "id,label\n3,a\n4,b\n"
private let model = "id,a,b\n3,.75,.25\n4,.5,.5\n"

@Suite struct SummaryMergeTests {
  @Test func `parts with other classes or models are refused with both files and what to do`()
    throws
  {
    #expect(
      try refusal(Part(labels: labels, model: "id,b,a\n3,.75,.25\n4,.5,.5\n")) == """
        2.assay: the classes are 'b' and 'a', but 'a' and 'b' in 1.assay; \
        summarize all parts with the same --classes A,B,…
        """)
    #expect(
      try refusal(
        Part(labels: labels, model: model) { request in
          request.models = [ReportRequest.Model(name: "x", path: request.models[0].path)]
        }) == """
          2.assay: the models are 'x', but 'm' in 1.assay; \
          summarize all parts with the same --model NAME=FILE, in the same order
          """)
  }

  @Test func `parts of another kind are refused`() throws {
    #expect(
      try refusal(Part(labels: "id,a,b\n3,.5,.5\n4,1,0\n", model: model)) == """
        2.assay: the labels are 'distributions', but 'classes' in 1.assay; where labels are shares, \
        each part needs a sample that has several classes: split the data differently
        """)
    #expect(
      try refusal(Part(labels: "label\na\nb\n", model: "a,b\n.5,.5\n0,1\n")) == """
        2.assay: the samples’ ids are 'none', but 'ids' in 1.assay; \
        name the column with the ids in all parts with --id
        """)
    #expect(
      try refusal(Part(labels: labels, model: model) { $0.scores = .logits }) == """
        2.assay: the predictions of 'm' are 'logits', but 'probabilities' in 1.assay; \
        summarize all parts with the same kind of predictions and the same --scores
        """)
    #expect(
      try refusal(
        Part(labels: labels, model: "id,prediction\n3,a\n4,b\n") { $0.classes = ["a", "b"] }) == """
          2.assay: the predictions of 'm' are 'classes', but 'probabilities' in 1.assay; \
          summarize all parts with the same kind of predictions and the same --scores
          """)
  }

  @Test func `parts measured with other options are refused`() throws {
    #expect(
      try refusal(Part(labels: labels, model: model) { $0.comparison.metrics = .core }) == """
        2.assay: the metrics are 'core', but 'all' in 1.assay; \
        summarize all parts with the same --metrics
        """)
    #expect(
      try refusal(Part(labels: labels, model: model) { $0.comparison.clip = Clip(epsilon: 0.001) })
        == """
        2.assay: the clipping methods are '0.001', but 'none' in 1.assay; \
        summarize all parts with the same --clip
        """)
    #expect(
      try refusal(Part(labels: labels, model: model) { $0.comparison.sampleLimit = 3 }) == """
        2.assay: the numbers of samples to show are '3', but '10' in 1.assay; \
        summarize all parts with the same --samples
        """)
  }

  @Test func `of many classes those are named that differ`() throws {
    let folder = try SampleFolder()
    let names = (0..<40).map { "c\($0)" }
    for (name, classes) in [("1.assay", names), ("2.assay", names.filter { $0 != "c30" } + ["x"])] {
      let row = Array(repeating: "0", count: 39).joined(separator: ",")
      let id = name.prefix(1)
      try Part(
        labels: "id,label\n\(id),c1\n",
        model: "id,\(classes.joined(separator: ","))\n\(id),1,\(row)\n"
      ).write(name, in: folder)
    }
    let said = try words(in: folder) {
      var whole = try Summary(contentsOf: folder.file("1.assay"))
      try whole.append(Summary(contentsOf: folder.file("2.assay")))
    }
    #expect(
      said.hasPrefix("2.assay: the classes after the first 30 are 'c31', 'c32', 'c33'"), "\(said)")
  }

  @Test func `parts that share the sample at an end are refused`() throws {
    #expect(
      try refusal(Part(labels: "id,label\n2,a\n3,b\n", model: "id,a,b\n2,0,1\n3,.5,.5\n")) == """
        2.assay: the sample '2' is in 1.assay too; \
        each sample belongs in one part: fix the split, or leave one file out
        """)
    #expect(
      try refusal(Part(labels: "id,label\n0,a\n1,b\n", model: "id,a,b\n0,0,1\n1,.5,.5\n"))
        .hasPrefix("2.assay: the sample '1' is in 1.assay too; "))
  }

  @Test func `the same part twice is refused by its checksum, also inside a part of parts`() throws
  {
    let said = """
      2.assay: this part, or one in it, is in 1.assay too; \
      leave one of the two out; identical parts need ids to distinguish them
      """
    #expect(try refusal(Part()) == said)
    let folder = try SampleFolder()
    for name in ["1.assay", "2.assay"] {
      try Part(labels: "label\na\n", model: "a,b\n1,0\n").write(name, in: folder)
    }
    try Part(labels: "label\nb\n", model: "a,b\n1,0\n").write("3.assay", in: folder)
    var whole = try Summary(contentsOf: folder.file("3.assay"))
    try whole.append(Summary(contentsOf: folder.file("1.assay")))
    try whole.text.write(toFile: folder.file("1.assay"), atomically: true, encoding: .utf8)
    whole = try Summary(contentsOf: folder.file("1.assay"))
    #expect(
      try words(in: folder) { try whole.append(Summary(contentsOf: folder.file("2.assay"))) }
        == said)
    #expect(whole.count == 2)
  }

  @Test func `a part of parts is the same as its parts`() throws {
    let folder = try SampleFolder()
    for part in 1...4 {
      let ids = [2 * part, 2 * part + 1]
      try Part(
        labels: "id,label\n\(ids[0]),a\n\(ids[1]),b\n",
        model: "id,a,b\n\(ids[0]),.75,.25\n\(ids[1]),.\(part),.\(10 - part)\n"
      ).write("\(part).assay", in: folder)
    }
    func merged(_ names: String...) throws -> Summary {
      var whole = try Summary(contentsOf: folder.file(names[0]))
      for name in names.dropFirst() {
        try whole.append(Summary(contentsOf: folder.file(name)))
      }
      return whole
    }
    let flat = try merged("1.assay", "2.assay", "3.assay", "4.assay")
    try merged("1.assay", "2.assay").text.write(
      toFile: folder.file("12.assay"), atomically: true, encoding: .utf8)
    try merged("3.assay", "4.assay").text.write(
      toFile: folder.file("34.assay"), atomically: true, encoding: .utf8)
    let tree = try merged("12.assay", "34.assay")
    #expect(tree.text == flat.text)
    try tree.text.write(toFile: folder.file("1234.assay"), atomically: true, encoding: .utf8)
    #expect(try Summary(contentsOf: folder.file("1234.assay")).text == flat.text)
    var whole = try merged("12.assay")
    #expect(
      try words(in: folder) { try whole.append(Summary(contentsOf: folder.file("1234.assay"))) }
        .hasPrefix("1234.assay: this part, or one in it, is in 12.assay too; "))
  }

  @Test func `files without rows are a part, where the classes are said`() throws {
    let folder = try SampleFolder()
    var empty = Part(labels: "id,label\n", model: "id,a,b\n")
    #expect(
      try words(in: folder) { try empty.write("0.assay", in: folder) } == """
        l.csv: there are no rows; for a part without rows, name all classes of the data with --classes A,B,…
        """)
    empty.change = { $0.classes = ["a", "b"] }
    try empty.write("0.assay", in: folder)
    try Part().write("1.assay", in: folder)
    try Part(labels: labels, model: model).write("2.assay", in: folder)
    func merged(_ names: String...) throws -> Summary {
      var whole = try Summary(contentsOf: folder.file(names[0]))
      for name in names.dropFirst() {
        try whole.append(Summary(contentsOf: folder.file(name)))
      }
      return whole
    }
    let expected = try Report(merged("1.assay", "2.assay"), for: ReportRequest()).scoreboard()
    for order in [["0", "1", "2"], ["1", "0", "2"], ["1", "2", "0"]] {
      let whole = try merged("\(order[0]).assay", "\(order[1]).assay", "\(order[2]).assay")
      #expect(whole.count == 4)
      #expect(try Report(whole, for: ReportRequest()).scoreboard() == expected)
    }
    try merged("0.assay", "1.assay").text.write(
      toFile: folder.file("01.assay"), atomically: true, encoding: .utf8)
    #expect(try merged("01.assay", "2.assay").count == 4)
    let none = try merged("0.assay")
    #expect(none.count == 0)
    #expect(
      try words(in: folder) { _ = try Report(none, for: ReportRequest()) }
        == "0.assay: no part has a sample, so there is nothing to report")
    empty.change = { $0.classes = ["b", "a"] }
    try empty.write("ba.assay", in: folder)
    #expect(
      try words(in: folder) { _ = try merged("1.assay", "ba.assay") }
        .hasPrefix("ba.assay: the classes are 'b' and 'a', but 'a' and 'b' in 1.assay; "))
  }

  @Test func `files without rows need the columns and options of the others`() throws {
    func without(_ model: String, _ change: @escaping (inout ReportRequest) -> Void = { _ in })
      -> Part
    {
      Part(labels: "id,label\n", model: model) {
        $0.classes = ["a", "b"]
        change(&$0)
      }
    }
    #expect(
      try refusal(without("id,a\n")) == """
        2.assay: the columns are 'id' and 'a', but 'id', 'a' and 'b' in 1.assay; \
        a part without rows needs the first line of the others: check that its file is complete
        """)
    let folder = try SampleFolder()
    for classes in [["a", "a"], ["a", ""]] {
      let part = without("id,a,b\n") { $0.classes = classes }
      #expect(
        try words(in: folder) { try part.write("2.assay", in: folder) }
          == "classes need different names, none of them empty")
    }
  }

  @Test func `one file is not given twice`() throws {
    let folder = try SampleFolder()
    try Part(labels: "label\na\n", model: "a,b\n1,0\n").write("1.assay", in: folder)
    var whole = try Summary(contentsOf: folder.file("1.assay"))
    #expect(
      try words(in: folder) { try whole.append(Summary(contentsOf: folder.file("1.assay"))) }
        == "the summary 1.assay is given twice; give it once")
    #expect(whole.count == 1)
  }

  @Test func `without ids parts of other files are other samples`() throws {
    let folder = try SampleFolder()
    try Part(labels: "label\na\n", model: "a,b\n1,0\n").write("1.assay", in: folder)
    try Part(labels: "label\na\n", model: "a,b\n1.0,0\n").write("2.assay", in: folder)
    let text = try folder.text("2.assay").replacing("m.csv", with: "n.csv")
    let body = String(text.prefix(text.utf8.count - "\"check\": \"01234567\"\n}\n".utf8.count))
    let check = SummaryFormat.check(of: Array(body.utf8).span.bytes)
    try "\(body)\"check\": \"\(check)\"\n}\n"
      .write(toFile: folder.file("2.assay"), atomically: true, encoding: .utf8)
    var whole = try Summary(contentsOf: folder.file("1.assay"))
    try whole.append(Summary(contentsOf: folder.file("2.assay")))
    #expect(whole.count == 2)
  }

  @Test func `another version is refused, and parts of two versions of Assay`() throws {
    let folder = try SampleFolder()
    try Part().write("1.assay", in: folder)
    try Part(labels: labels, model: model).write("2.assay", in: folder)
    let text = try folder.text("2.assay")
    try text.replacing(
      #""format_version": "\#(SummaryFormat.version)""#, with: #""format_version": "99""#
    )
    .write(toFile: folder.file("new.assay"), atomically: true, encoding: .utf8)
    #expect(
      try words(in: folder) { _ = try Summary(contentsOf: folder.file("new.assay")) } == """
        new.assay:1:1: the format version is '99', written by Assay '\(assayVersion)', but this \
        program reads \(SummaryFormat.version); summarize the part again with this program, or merge with the other
        """)
    var body = text.replacing(
      #""assay_version": "\#(assayVersion)""#, with: #""assay_version": "9.9""#)
    body = String(body.prefix(body.utf8.count - "\"check\": \"01234567\"\n}\n".utf8.count))
    let check = SummaryFormat.check(of: Array(body.utf8).span.bytes)
    try "\(body)\"check\": \"\(check)\"\n}\n"
      .write(toFile: folder.file("2.assay"), atomically: true, encoding: .utf8)
    var whole = try Summary(contentsOf: folder.file("1.assay"))
    #expect(
      try words(in: folder) { try whole.append(Summary(contentsOf: folder.file("2.assay"))) } == """
        2.assay: the versions of Assay are '9.9', but '\(assayVersion)' in 1.assay; \
        summarize all parts with one version
        """)
  }

  @Test func `damage is refused with its place`() throws {
    let folder = try SampleFolder()
    try Part().write("1.assay", in: folder)
    func said(_ change: (String) -> String) throws -> String {
      try change(folder.text("1.assay"))
        .write(toFile: folder.file("x.assay"), atomically: true, encoding: .utf8)
      return try words(in: folder) { _ = try Summary(contentsOf: folder.file("x.assay")) }
    }
    #expect(
      try said { $0.replacing(#""n": 2"#, with: #""n": 3"#) }
        == "x.assay:1:1: the file was changed or damaged: its checksum is wrong; "
        + "summarize the part again")
    #expect(
      try said { String($0.prefix(100)) }
        == "x.assay:5:16: the JSON ends too early; summarize the part again")
    #expect(
      try said { _ in "id,label\n" }
        == "x.assay:1:1: this is not a summary written by assay summarize; "
        + "give files written by assay summarize -o")
    #expect(
      try said { text in
        let body = text.replacing(#""n": 2"#, with: #""n": 3"#)
          .prefix(text.utf8.count - "\"check\": \"01234567\"\n}\n".utf8.count)
        let check = SummaryFormat.check(of: Array(body.utf8).span.bytes)
        return "\(body)\"check\": \"\(check)\"\n}\n"
      }
        == "x.assay:111:22: the numbers of 'confusion' add up to 2, not 3; summarize the part again"
    )
  }
}
