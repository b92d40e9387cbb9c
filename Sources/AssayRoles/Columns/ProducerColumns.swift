import AssayData
import AssayTables

/// The score columns that have the names given by a known program.
struct ProducerColumns {
  /// The score columns with the class in each name; nil for a single score whose name has none.
  let scores: [(column: Int, name: String?)]

  /// The names that a program gives scores.
  private struct Naming {
    /// The text before the class.
    var prefix: String?
    /// The text after the class.
    var suffix = ""
    /// The name of a single score, which contains no class.
    var single: String?
    /// Whether these are logits or log-probabilities, which softmax treats alike.
    var isRaw = false
    /// Whether the classes are whole numbers, because other columns may have similar names.
    var isNumbered = false
    /// Columns of which the program writes at least one as well, if the names alone do not identify
    /// the program.
    var besides: [String] = []
  }

  private static let namings = [
    // CatBoost
    Naming(prefix: "Probability:Class="),
    Naming(prefix: "RawFormulaVal:Class=", isRaw: true),
    Naming(prefix: "LogProbability:Class=", isRaw: true),
    Naming(single: "RawFormulaVal", isRaw: true),
    // CatBoost and ML.NET
    Naming(single: "Probability", besides: ["RawFormulaVal", "LogProbability", "Score"]),
    Naming(single: "Score", isRaw: true, besides: ["PredictedLabel"]),
    // Azure ML
    Naming(prefix: "Scored Probabilities for Class \"", suffix: "\""),
    Naming(prefix: "Scored Probabilities_", single: "Scored Probabilities"),
    // tidymodels
    Naming(prefix: ".pred_"),
    // H2O
    Naming(prefix: "p", isNumbered: true, besides: ["predict"]),
  ]

  /// Finds such columns among numeric ones.
  ///
  /// If a program wrote both probabilities and raw scores, the requested kind is used.
  init?(_ columns: [Int], of table: any Table, scores: ScoreKind) {
    let wantsRaw = scores != .probabilities
    let found = ProducerColumns.namings.filter { naming in
      naming.besides.isEmpty || naming.besides.contains { table.column(named: $0) != nil }
    }.map { naming in (naming.isRaw, ProducerColumns.scores(columns, of: table, naming)) }
      .filter { !$0.1.isEmpty }
    let best = found.first { $0.0 == wantsRaw } ?? found.first
    guard let best else { return nil }
    self.scores = best.1
  }

  private static func scores(
    _ columns: [Int], of table: any Table, _ naming: Naming
  ) -> [(column: Int, name: String?)] {
    var scores: [(column: Int, name: String?)] = []
    for column in columns {
      let name = ColumnNames.withoutEvalSet(table.columns[column])
      if name == naming.single { return [(column, nil)] }
      guard let prefix = naming.prefix, name.hasPrefix(prefix), name.hasSuffix(naming.suffix),
        name.utf8.count > prefix.utf8.count + naming.suffix.utf8.count,
        !ColumnNames.isPredictedClass(name)
      else { continue }
      let rest = String(name.dropFirst(prefix.count).dropLast(naming.suffix.count))
      if !naming.isNumbered || Int(rest) != nil { scores.append((column, rest)) }
    }
    return scores
  }

  /// Whether a name is a program's name, or a usual one, for logits.
  static func isRaw(_ name: String) -> Bool {
    let name = ColumnNames.withoutEvalSet(name)
    return ColumnNames.isLogits(name)
      || namings.contains { naming in
        naming.isRaw
          && (naming.single.isExactly(name) || naming.prefix.map(name.hasExactPrefix) ?? false)
      }
  }

  /// The classes in the names.
  var names: [String] { scores.compactMap(\.name) }
}
