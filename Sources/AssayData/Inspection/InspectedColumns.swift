/// Columns with the same role, their role and the reason for it.
package struct InspectedColumns: Sendable, Equatable {
  package var names: [String]
  package let role: Role
  package let reason: RoleReason

  package init(names: [String], role: Role, reason: RoleReason) {
    (self.names, self.role, self.reason) = (names, role, reason)
  }

  /// The role of a column.
  package enum Role: Sendable, Equatable {
    case id
    case label
    case labelShares(of: [String])
    /// A model's scores, one column per class; or the entries of one column of arrays, with its
    /// name.
    case scores(model: String, of: [String], array: String?)
    /// One score for the positive class; its name, if the column names it.
    case positiveScore(model: String)
    case predictedClass(model: String)
    /// The score of the predicted class, whichever class that is.
    case predictedScore(model: String)
    case slice
    case weight
    case group
    case rowNumber
    case unused
  }
}

/// The reason for the role of a column.
package enum RoleReason: Sendable, Equatable {
  /// An option gives it this role.
  case stated
  /// The option named after the role names it.
  case named
  /// No other role uses it, and weak slices are searched in it.
  case searched
  /// Its name is a usual one for this role.
  case usualName
  /// Its name has the prefix of labels: `label.cat`.
  case labelPrefix
  /// There is a `predicted_species` beside this `species`.
  case hasPrediction
  case isPrediction
  /// It is beside predicted classes, and never below ½.
  case besidePrediction
  /// It is the only column.
  case onlyColumn
  /// It has numbers and is in the file with the labels.
  case numbersAmongLabels
  /// It has numbers, and no other role uses it.
  case numbers
  /// Each row has an array of numbers, and its name is neither that of labels nor of a model's
  /// input.
  case array
  /// Every label is the name of one of these columns.
  case namedAsLabels
  /// The stated classes are the names of these columns, or as many as these columns.
  case statedClasses
  /// Every label is in one of their names, between a common beginning and ending.
  case classInName
  /// Each of their names consists of a model and a class.
  case modelAndClass
  /// A known program gives its columns these names.
  case producer
  /// Every value is a label.
  case valuesAreLabels
  /// It holds neither ids, labels nor predictions.
  case unneeded
}
