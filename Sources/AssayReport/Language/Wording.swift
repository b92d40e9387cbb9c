import AssayData
import AssayResults

/// What is said to readers, in one language.
///
/// All words of reports stand in the types that conform to this, one a language, a folder each; the compiler sees
/// to it that none lacks what another says. What is named here says what is meant, with the names and
/// numbers that a sentence takes; how it is put is the language's. Names of models and classes, and
/// figures, stay as they are.
protocol Wording: TermWording, MetricWording, VerdictWording, CaveatWording, SliceWording,
  SourceWording, DiffWording, GateWording, ChartWording, SectionWording, LabelWording,
  InspectionWording,
  TerminalWording, HeadWording, PartWording, RefitWording, AnswerWording, SuspectWording,
  FoundSliceWording, LectureWording, PairWording, FindingWording
{}

extension Language {
  var wording: any Wording {
    switch self {
    case .english: English()
    case .chinese: Chinese()
    }
  }
}

extension WordedResults {
  /// What classes are called in reports: as they are, or by a word where that would be nothing.
  var classNames: [String] { results.classes.names.map(wording.shown) }
}

extension Wording {
  /// The word of a test's verdict, with a mark of a claim that no headline is made of.
  func change(_ test: PairedTest) -> String { words(test.verdict) + mark(test) }

  /// The same, with the word for a claim that is approximate.
  func hedgedChange(_ test: PairedTest) -> String { hedged(test) + mark(test) }

  /// The word of a test's verdict; of a claim with a doubtful test with the word for that.
  func hedged(_ test: PairedTest) -> String {
    let isDoubtful = test.isClear && test.doubt != nil
    return words(test.verdict) + (isDoubtful ? bracketed(label(.approximate)) : "")
  }

  private func mark(_ test: PairedTest) -> String {
    test.isClear && test.family == .exploratory ? bracketed(label(.exploratory)) : ""
  }
}
