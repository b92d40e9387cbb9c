/// The name that was probably meant: the nearest one, if it is close enough to be a typing error.
///
/// The distance is the number of insertions, deletions, replacements and swaps of neighbours,
/// ignoring case. At most a third of the letters may differ (at least one letter and at most
/// three); a single letter may differ only in case. Ties go to the first name in byte order, so
/// that the answer is stable. The name itself does not count.
///
/// - Complexity: O(names · letters²); meant for messages. Letters after the 64th are ignored.
package func nearestName(to name: String, among names: some Sequence<String>) -> String? {
  let wanted = Array(name.lowercased().prefix(64))
  let limit = wanted.count < 2 ? 0 : max(1, min(3, (wanted.count + 1) / 3))
  var best: (distance: Int, name: String)?
  for candidate in names where !candidate.utf8.elementsEqual(name.utf8) {
    let letters = Array(candidate.lowercased().prefix(64))
    guard abs(letters.count - wanted.count) <= limit else { continue }
    let distance = editDistance(wanted, letters)
    guard distance <= limit else { continue }
    if let best {
      let isFirst = candidate.utf8.lexicographicallyPrecedes(best.name.utf8)
      guard distance < best.distance || (distance == best.distance && isFirst) else { continue }
    }
    best = (distance, candidate)
  }
  return best?.name
}

/// The smallest number of insertions, deletions, replacements and swaps of neighbours between two
/// texts.
///
/// This is the restricted Damerau–Levenshtein distance (optimal string alignment): no part is
/// edited twice, so it is not a metric (`ca` to `abc` is 3), which is not needed here.
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
