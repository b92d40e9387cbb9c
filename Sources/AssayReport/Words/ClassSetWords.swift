import AssayData

extension ClassList {
  /// What a set without any class is called.
  private static let noClass = "none"

  /// The classes at these places: `cat, dog`.
  func words(_ places: [Int]) -> String {
    places.isEmpty ? ClassList.noClass : places.map { names[$0] }.joined(separator: ", ")
  }
}
