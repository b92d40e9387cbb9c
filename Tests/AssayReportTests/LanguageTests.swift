import AssayData
import AssayResults
import AssayTestSupport
import Foundation
import Testing

@testable import AssayKit
@testable import AssayReport

/// Reports in each language have all words, and none from another language.
@Suite struct LanguageTests {
  // MARK: - Tables

  @Test func `every language has every word of templates and of the script`() {
    #expect(Set(English.labels.keys) == Set(Label.allCases))
    #expect(Set(Chinese.labels.keys) == Set(Label.allCases))
    let texts = Array(English.labels.values) + Array(Chinese.labels.values)
    #expect(texts.allSatisfy { !$0.contains { "<>&\"'`*_[]|#\\".contains($0) } })
    let keys = Label.allCases.map(\.key)
    #expect(Set(keys).count == keys.count)
    for language in Language.allCases {
      for word in ScriptWord.allCases { #expect(!language.wording.script(word).isEmpty) }
      #expect(language.wording.script(.filterCount).contains("{shown}"))
      #expect(language.wording.script(.filterCount).contains("{all}"))
    }
  }

  /// To write the table again: `ASSAY_RECORD=1 swift test --filter LanguageTests`.
  @Test func `the words are listed beside the templates`() throws {
    let path = "\(packageRoot)/Templates/README.md"
    let page = try String(contentsOfFile: path, encoding: .utf8)
    let rows = Label.allCases.map { label in
      "| `\(label.key)` | \(English().label(label)) | \(Chinese().label(label)) |\n"
    }
    let table = "| name | `en` | `zh-Hans` |\n|:--|:--|:--|\n" + rows.joined()
    if ProcessInfo.processInfo.environment["ASSAY_RECORD"] == "1" {
      let head = page.split(separator: "| name | `en`", maxSplits: 1).first ?? ""
      try write(head + table, to: path)
      Issue.record("recorded the table of words; run again without ASSAY_RECORD")
    } else {
      #expect(page.hasSuffix(table))
    }
  }

  @Test func `Chinese words are Chinese, but for what has no other name`() {
    let names = ["F1", "ROC", "ROC AUC", "p", "：", "，", "。", "（", "）", "", "−"]
    for (label, text) in Chinese.labels where !names.contains(text) {
      #expect(text.unicodeScalars.contains(where: isChinese), "\(label): \(text)")
    }
    for word in ScriptWord.allCases where word != .percent {
      #expect(Chinese().script(word).unicodeScalars.contains(where: isChinese))
    }
  }

  @Test func `every metric has its name and definition in each language`() throws {
    let results = try sampleReport("binary").results
    let (english, chinese) = (English(), Chinese())
    for metric in Metric.all {
      let names = (english.name(metric), chinese.name(metric))
      #expect(names.0 != names.1 || metric.id == .rocArea, "no name: \(names.0)")
      let definition = chinese.definition(metric, in: results)
      #expect(!english.definition(metric, in: results).isEmpty, "no definition: \(names.0)")
      #expect(definition.unicodeScalars.contains(where: isChinese), "\(names.0): \(definition)")
    }
  }

  @Test func `the definition of a clipped value states its bound`() throws {
    for (clip, words) in [
      (Clip.sklearn, "ε = 2.22×10⁻¹⁶ (scikit-learn)"), (.keras, "ε = 1×10⁻⁷ (Keras)"),
      (.torch, "at least −100 (PyTorch)"), (Clip(epsilon: 0.001), "ε = 0.001"),
    ] {
      let report = try report(
        labels: "id,label\n1,a\n2,b\n", models: [("m", "id,a,b\n1,0.75,0.25\n2,0.5,0.5\n")]
      ) { $0.comparison.clip = clip }
      let definition = English().definition(.clippedCrossEntropy, in: report.results)
      #expect(definition.contains(words))
    }
  }

  // MARK: - Spaces

  @Test(arguments: [
    ("rf", "rf 的错误率为 0.5"), ("民主党", "民主党的错误率为 0.5"), ("模型 v2", "模型 v2 的错误率为 0.5"),
    ("（甲）", "（甲）的错误率为 0.5"), ("", "的错误率为 0.5"), ("50%", "50% 的错误率为 0.5"),
  ])
  func `names that are not Chinese keep a distance from Chinese`(_ name: String, _ text: String) {
    #expect(spaced("\(name)的错误率为\("0.5")") == text)
  }

  // MARK: - Whole reports

  /// Folders whose reports together have nearly every sentence.
  static let folders = [
    "animals", "before-after", "binary", "digits", "distributions", "multilabel", "party",
    "sigmoid",
  ]

  @Test(arguments: folders)
  func `a Chinese report has no English sentence`(_ folder: String) throws {
    let report = try sampleReport(folder, in: .chinese)
    let results = report.results.results
    var given = results.classes.names
    given += results.models.map(\.name)
    given += results.sources.map(\.path)
    given += results.given.map(\.value)
    given += [results.title].compactMap(\.self)
    let texts = [
      "page": visible(try report.html()), "Markdown": try report.markdown(),
      "scoreboard": report.scoreboard(width: 4000),
      "files": report.understood.joined(separator: "\n"),
    ]
    for (output, text) in texts {
      let words = englishWords(in: text, without: given)
      #expect(words.isEmpty, "\(output): \(words.prefix(8))")
    }
    #expect(try report.html().contains("<html lang=\"zh-Hans\""))
  }

  @Test func `names of models and classes stay as they are in Chinese`() throws {
    let report = try report(
      labels: "id,label\n1,better\n2,错误率\n", models: [("no clear difference", twoRows)]
    ) { $0.language = .chinese }
    let page = try report.html()
    for name in ["better", "错误率", "no clear difference"] { #expect(page.contains(name)) }
    #expect(report.scoreboard().contains("no clear difference 在"))
  }

  @Test func `a diff is in its language`() throws {
    let diff = try diffOfVersions()
    for text in [
      diff.text(width: 100, language: .chinese), try diff.markdown(language: .chinese),
    ] {
      #expect(englishWords(in: text, without: ["network"]).isEmpty)
      #expect(text.contains("错误率"))
    }
  }

  @Test func `an inspection is in its language`() throws {
    for folder in LanguageTests.folders {
      var request = try configured(by: "\(packageRoot)/SampleData/\(folder)")
      request.language = .chinese
      let inspection = try Inspection(request)
      // Options to type, paths and quoted rows are not translated.
      let text = inspection.text(width: 400).split(separator: "\n")
        .filter { $0.unicodeScalars.contains(where: isChinese) }.joined(separator: "\n")
        .replacing(/--[a-z-]+ \S+|FILE:\S+|\S+\.csv\S*|\S*SampleData\S*/, with: "")
      let words = englishWords(in: text, without: request.names)
      #expect(words.isEmpty, "\(folder): \(words)")
    }
  }

  // MARK: - Words in outputs

  private let twoRows = "id,better,错误率\n1,0.9,0.1\n2,0.8,0.2\n"

  /// The words of a page that a reader sees or hears.
  private func visible(_ page: String) -> String {
    let text =
      page
      .replacing(
        /(?s:<style>.*?<\/style>|<script.*?<\/script>|<math.*?<\/math>|<code>.*?<\/code>)/,
        with: " "
      )
      .replacing(/(?s:<cite>.*?<\/cite>|<head>.*?<\/head>)/, with: " ")
    let attributes = text.matches(of: /(?:title|aria-label|data-word-[a-z-]+)="([^"]*)"/)
      .map { String($0.output.1) }
    return text.replacing(/<[^>]*>/, with: "\n") + "\n" + attributes.joined(separator: "\n")
  }

  /// The values in JSON that are sentences.
  private func sentences(_ json: String) -> String {
    json.matches(of: /"(?:reason|doubt)": "([^"]*)"/).map { String($0.output.1) }
      .joined(separator: "\n")
  }

  /// Two or more successive English words, except in citations, formulas and given names.
  private func englishWords(in text: String, without given: [String]) -> [String] {
    var text = text.replacing(/(?s:```math.*?```)/, with: " ")
      .replacing(/来源：[^\n]*/, with: " ").replacing(/`[^`\n]*`/, with: " ")
    for name in given.sorted(by: { $0.count > $1.count }) where name.count > 1 {
      text = text.replacing(name, with: " ")
    }
    let names = [
      "Assay", "Brier", "CORP", "CSV", "DeLong", "Holm", "JSON", "Keras", "Lines", "Markdown",
      "Murphy", "PyTorch", "ROC", "AUC", "Student", "Cohen", "Jensen", "Shannon", "Wilson", "Hall",
      "McNemar", "mid", "Tango", "Cochran", "logits", "logit", "scikit", "learn", "kappa",
      "accuracy", "subset", "hot", "NPY", "one", "br", "summary", "details", "to", "id", "assay",
      "Top", "and",
    ]
    return text.matches(of: /[A-Za-z]{2,}(?:[ ’-]+[A-Za-z]{2,})+/).map { String($0.output) }
      .filter { words in
        words.split(whereSeparator: { " ’-".contains($0) }).count {
          !names.contains(String($0))
        } > 1
      }
  }

  private func isChinese(_ scalar: Unicode.Scalar) -> Bool {
    (0x3400...0x9FFF).contains(scalar.value)
  }
}

extension ReportRequest {
  /// The names that a user gave.
  fileprivate var names: [String] { models.compactMap(\.name) + (classes ?? []) }
}
