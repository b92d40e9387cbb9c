/// What files were found to be, before anything is measured: of each what it is written in, what its
/// columns were taken for and why, and what stands in them.
package struct Inspection: Sendable {
  /// The files that could be opened, in the order of the request.
  package var files: [InspectedFile]
  /// What the files are together; nil if there are no labels, or no model, or they do not fit.
  package var together: Together?
  /// What is wrong, in sentences; what could be understood is known nonetheless.
  package var problems: [String]

  package init(files: [InspectedFile], together: Together?, problems: [String]) {
    self.files = files
    self.together = together
    self.problems = problems
  }

  /// Labels and models as a report reads them.
  package struct Together: Sendable, Equatable {
    package let labels: String
    package let models: [Model]
    package let classes: [String]
    package let classSource: ClassSource
    /// The class that single scores are about.
    package let positive: String?
    /// What a report would warn of; nil if the files cannot be read a second time to find out.
    package var caveats: [Caveat]?

    package init(
      labels: String, models: [Model], classes: [String], classSource: ClassSource,
      positive: String?, caveats: [Caveat]?
    ) {
      (self.labels, self.models, self.classes) = (labels, models, classes)
      (self.classSource, self.positive, self.caveats) = (classSource, positive, caveats)
    }
  }

  /// A model and how its rows find their labels.
  package struct Model: Sendable, Equatable {
    package let name: String
    package let path: String
    package let pairing: Pairing

    package init(name: String, path: String, pairing: Pairing) {
      (self.name, self.path, self.pairing) = (name, path, pairing)
    }
  }

  /// How rows find their labels.
  package enum Pairing: Sendable, Equatable {
    /// Each row has its label beside it.
    case sameFile
    case ids(labels: String, model: String)
    case position
  }

  /// What says which classes there are, and in which order.
  package enum ClassSource: String, Sendable {
    case stated
    case scoreColumns = "score columns"
    case shareColumns = "label columns"
    case labels
  }
}
