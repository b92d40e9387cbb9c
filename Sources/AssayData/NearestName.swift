/// The name that somebody probably meant: the closest by insertions, deletions, replacements and
/// swaps of neighbours, if it is close enough to be a slip (a third of the letters, at least one; of
/// a single letter only its case).
///
/// - Complexity: O(names · letters²); meant for messages.
package func nearestName(to name: String, among names: [String]) -> String? {
  let wanted = Array(name.lowercased().prefix(64))
  let limit = max(wanted.count > 1 ? 1 : 0, wanted.count / 3)
  var best: (name: String, distance: Int)?
  for candidate in names where !candidate.isExactly(name) {
    let letters = Array(candidate.lowercased().prefix(64))
    let distance = editDistance(wanted, letters)
    if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
  }
  return best?.name
}

/// The optimal string alignment distance.
private func editDistance(_ one: [Character], _ other: [Character]) -> Int {
  var before: [Int] = []
  var above = Array(0...other.count)
  for row in one.indices {
    var current = [row + 1]
    for column in other.indices {
      let isSame = one[row] == other[column]
      var cost = min(above[column + 1] + 1, current[column] + 1, above[column] + (isSame ? 0 : 1))
      if row > 0, column > 0, one[row] == other[column - 1], one[row - 1] == other[column] {
        cost = min(cost, before[column - 1] + 1)
      }
      current.append(cost)
    }
    (before, above) = (above, current)
  }
  return above[other.count]
}
