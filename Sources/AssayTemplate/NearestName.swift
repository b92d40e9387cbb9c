/// The known name that a misspelt one most likely means, or nil when none is near.
///
/// Near is a distance of a third of the name's length and at most 3, upper and lower case alike.
/// Of equally near names the first in alphabetical order is taken, so that the answer is stable.
///
/// - Complexity: O(*k* · *n*²) for *k* known names of about the same length *n*.
func nearestName(to name: String, among known: some Sequence<String>) -> String? {
  let wanted = Array(name.lowercased().unicodeScalars)
  let limit = min(3, (wanted.count + 1) / 3)
  var best: (distance: Int, name: String)?
  for candidate in known {
    let scalars = Array(candidate.lowercased().unicodeScalars)
    guard abs(scalars.count - wanted.count) <= limit else { continue }
    let distance = editDistance(wanted, scalars)
    guard distance <= limit else { continue }
    if let best, best <= (distance, candidate) { continue }
    best = (distance, candidate)
  }
  return best?.name
}

/// The least number of insertions, deletions, substitutions and swaps of neighbours between two texts.
///
/// This is the restricted Damerau–Levenshtein distance, also called optimal string alignment: no
/// part is edited twice, so it is not a metric (`ca` to `abc` is 3), which naming a neighbour does
/// not need.
func editDistance(_ source: [Unicode.Scalar], _ target: [Unicode.Scalar]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...target.count)
  for row in source.indices {
    var current = [row + 1]
    for column in target.indices {
      let substitution = last[column] + (source[row] == target[column] ? 0 : 1)
      var least = min(substitution, last[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, source[row] == target[column - 1], source[row - 1] == target[column] {
        least = min(least, beforeLast[column - 1] + 1)
      }
      current.append(least)
    }
    beforeLast = last
    last = current
  }
  return last[target.count]
}
