/// A number about one model on one test set: what it is called, how to read it, what it means.
package struct Metric: Sendable, Equatable {
  /// Its name in files: `cross_entropy`.
  package let key: String
  /// Its name in reports: `cross-entropy`.
  package let name: String
  package let direction: Direction
  package let unit: Unit
  /// The values it can take: `0 … ∞`.
  package let range: String
  /// What it measures and how ties, zeros and other edge cases are decided, in sentences.
  package let definition: String
  package let formula: Formula?
  /// Where the definition comes from.
  package let source: String?

  /// Which way is better.
  package enum Direction: Sendable, Equatable {
    case lowerIsBetter
    case higherIsBetter
    /// It describes, and is neither good nor bad.
    case descriptive
  }

  package enum Unit: Sendable, Equatable {
    /// A share of the samples, shown in percent.
    case rate
    /// A plain number.
    case plain
    /// Nats, bits or hartleys, by the base of the logarithm.
    case information
  }

  /// One formula, as a Markdown report and as an HTML report want it.
  package struct Formula: Sendable, Equatable {
    package let tex: String
    package let mathML: String

    package init(tex: String, mathML: String) {
      self.tex = tex
      self.mathML = mathML
    }
  }

  package init(
    key: String, name: String, direction: Direction, unit: Unit, range: String,
    definition: String, formula: Formula? = nil, source: String? = nil
  ) {
    self.key = key
    self.name = name
    self.direction = direction
    self.unit = unit
    self.range = range
    self.definition = definition
    self.formula = formula
    self.source = source
  }
}
