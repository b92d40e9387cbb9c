package import AssayCompare
package import AssayData

/// Everything that a report is made from.
package struct ReportInput: Sendable {
  /// The heading; nil: the report says only what it is.
  package let title: String?
  package let comparison: Comparison
  package let sources: [Source]
  /// Caveats from reading; those from measuring are in the comparison.
  package let caveats: [Caveat]
  /// The options that were given, for the provenance.
  package let options: [Option]
  /// Assay's version.
  package let version: String

  /// One option as it was given.
  package struct Option: Sendable, Equatable {
    package let name: String
    package let value: String

    package init(name: String, value: String) {
      self.name = name
      self.value = value
    }

    package static func == (one: Option, other: Option) -> Bool {
      one.name == other.name && one.value.isExactly(other.value)
    }
  }

  package init(
    title: String?, comparison: Comparison, sources: [Source], caveats: [Caveat],
    options: [Option], version: String
  ) {
    self.title = title
    self.comparison = comparison
    self.sources = sources
    self.caveats = caveats
    self.options = options
    self.version = version
  }
}
