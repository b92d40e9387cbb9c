/// The findings about files before anything is measured: the format of each, the roles of its
/// columns with reasons, and their values.
package struct Inspection: Sendable {
  /// The files that could be opened, in the order of the request.
  package var files: [InspectedFile]
  /// The files taken together; nil if labels or models are missing, or the files do not match.
  package var together: Together?
  /// Problems, as sentences; everything that could be read is reported nonetheless.
  package var problems: [String]

  package init(files: [InspectedFile], together: Together?, problems: [String]) {
    self.files = files
    self.together = together
    self.problems = problems
  }

  /// Labels and models as a report would read them.
  package struct Together: Sendable, Equatable {
    package let labels: String
    package let models: [Model]
    package let classes: [String]
    package let classSource: ClassSource
    /// The class that single scores refer to.
    package let positive: String?
    /// The warnings a report would show; nil if the files cannot be read a second time.
    package var caveats: [Caveat]?

    package init(
      labels: String, models: [Model], classes: [String], classSource: ClassSource,
      positive: String?, caveats: [Caveat]?
    ) {
      (self.labels, self.models, self.classes) = (labels, models, classes)
      (self.classSource, self.positive, self.caveats) = (classSource, positive, caveats)
    }
  }

  /// A model and how its rows are matched with labels.
  package struct Model: Sendable, Equatable {
    package let name: String
    package let path: String
    package let pairing: Pairing

    package init(name: String, path: String, pairing: Pairing) {
      (self.name, self.path, self.pairing) = (name, path, pairing)
    }
  }

  /// The way rows are matched with labels.
  package enum Pairing: Sendable, Equatable {
    /// Each row contains its label.
    case sameFile
    case ids(labels: String, model: String)
    case position
  }

  /// The source of the classes and their order.
  package enum ClassSource: String, Sendable {
    case stated
    case scoreColumns = "score columns"
    case shareColumns = "label columns"
    case labels
  }
}
