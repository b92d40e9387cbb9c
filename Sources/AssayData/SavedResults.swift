/// What a `results.json` holds of a run, as far as a later run wants it back.
package struct SavedResults: Sendable, Equatable {
  /// The format that this version writes; a reader takes any `1.x`.
  package static let formatVersion = "1.1"

  package let logBase: LogBase
  /// How many samples.
  package let count: Int
  package let classes: [String]
  /// The mark of the test set; nil in a file that has none.
  package let fingerprint: String?
  /// How `cross_entropy_clipped` was clipped, in a word.
  package let clip: String
  package let models: [Model]

  package init(
    logBase: LogBase, count: Int, classes: [String], fingerprint: String?, clip: String,
    models: [Model]
  ) {
    self.logBase = logBase
    self.count = count
    self.classes = classes
    self.fingerprint = fingerprint
    self.clip = clip
    self.models = models
  }

  /// One model's metrics, in the order of the file.
  package struct Model: Sendable, Equatable {
    package let name: String
    package let metrics: [Entry]

    package init(name: String, metrics: [Entry]) {
      self.name = name
      self.metrics = metrics
    }

    package func value(of key: String) -> Value? {
      metrics.first { $0.key.isExactly(key) }?.value
    }
  }

  package struct Entry: Sendable, Equatable {
    package let key: String
    package let value: Value

    package init(key: String, value: Value) {
      self.key = key
      self.value = value
    }
  }

  /// A metric's value; information is in the unit of ``logBase``.
  package enum Value: Sendable, Equatable {
    case finite(Double)
    case infinite
    /// None, and why, in words.
    case undefined(String)

    package func map(_ convert: (Double) -> Double) -> Value {
      if case .finite(let value) = self { .finite(convert(value)) } else { self }
    }
  }
}
