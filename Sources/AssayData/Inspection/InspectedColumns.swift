/// Columns of one kind, what they were taken for, and why.
package struct InspectedColumns: Sendable, Equatable {
  package var names: [String]
  package let role: Role
  package let reason: RoleReason

  package init(names: [String], role: Role, reason: RoleReason) {
    (self.names, self.role, self.reason) = (names, role, reason)
  }

  /// What columns were taken for.
  package enum Role: Sendable, Equatable {
    case id
    case label
    case labelShares(of: [String])
    /// A model's scores, a column a class; or the entries of one column of arrays, with its name.
    case scores(model: String, of: [String], array: String?)
    /// One score for the positive class; its name, where the column has one.
    case positiveScore(model: String)
    case predictedClass(model: String)
    /// The score of the predicted class, whichever that is.
    case predictedScore(model: String)
    case slice
    case weight
    case group
    case rowNumber
    case unused
  }
}

/// Why a column was taken for what it is.
package enum RoleReason: Sendable, Equatable {
  /// An option says so.
  case stated
  /// The option that is called like the role names it.
  case named
  /// Nothing else needs it, and weak slices are looked for in it.
  case searched
  /// Its name is a usual one for that.
  case usualName
  /// Its name starts as labels are called: `label.cat`.
  case labelPrefix
  /// `predicted_species` stands beside `species`.
  case hasPrediction
  case isPrediction
  /// It is beside predicted classes, and never below ½.
  case besidePrediction
  /// There is no other.
  case onlyColumn
  /// Numbers in the file with the labels.
  case numbersAmongLabels
  /// Numbers that nothing else claims.
  case numbers
  /// An array of numbers in each row, and neither labels nor a model's input by its name.
  case array
  /// Every label is the name of one of them.
  case namedAsLabels
  /// The classes that were stated are their names, or as many as they are.
  case statedClasses
  /// Every label is in one of their names, between the same beginning and ending.
  case classInName
  /// Their names are a model and a class each.
  case modelAndClass
  /// Their names are those that a known program gives.
  case producer
  /// Every value is a label.
  case valuesAreLabels
  /// Neither ids, labels nor predictions.
  case unneeded
}
