/// The K classes of a test set: their names, in the order that all labels and score columns use.
///
/// Names are compared by their UTF-8 bytes: two Unicode forms of one visible name are two classes,
/// as they are two strings in the files.
package struct ClassList: Sendable {
  package let names: [String]
  private let indices: [[UInt8]: Int]

  /// Creates the list; nil if a name occurs twice.
  package init?(_ names: [String]) {
    var indices: [[UInt8]: Int] = [:]
    for (index, name) in names.enumerated() {
      guard indices.updateValue(index, forKey: Array(name.utf8)) == nil else { return nil }
    }
    self.names = names
    self.indices = indices
  }

  /// A list without classes.
  package static let empty = ClassList(distinct: [])

  private init(distinct names: [String]) { (self.names, indices) = (names, [:]) }

  package var count: Int { names.count }

  /// Labels as distributions: 1 for the class and 0 for the others.
  package func oneHot(_ labels: [Int32]) -> Probabilities {
    Probabilities(oneHot: labels, classCount: count)
  }

  /// The index of a class, by the exact bytes of its name.
  package func index(of name: String) -> Int? {
    indices[Array(name.utf8)]
  }
}

extension ClassList: Equatable {
  package static func == (one: ClassList, other: ClassList) -> Bool {
    one.indices == other.indices
  }
}
