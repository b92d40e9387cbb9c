import AssayResults

/// Several candidates in one sentence: which of them are better than the baseline, and which are not.
struct Overview {
  /// Of fewer candidates each one's own sentence says as much.
  private static let leastCandidates = 3
  /// So many of a group are named.
  private static let named = 8

  let results: WordedResults

  /// Nil for few candidates, of few that are all compared with each other, and where nothing was
  /// tested.
  var sentence: String? {
    let pairs = results.pairs.filter { $0.baseline == results.baseline }
    let isAboutAll = pairs.count == results.pairs.count
    guard pairs.count >= Overview.leastCandidates,
      isAboutAll || results.pairs.count > Results.mostPairs
    else { return nil }
    let groups = groups(pairs.compactMap { Claim($0, in: results)?.parts })
    guard !groups.isEmpty else { return nil }
    return results.wording.overview(results.models[results.baseline].name, groups)
  }

  /// Candidates of which the same can be said, the best first.
  private func groups(_ claims: [ClaimParts]) -> [ClaimGroup] {
    var groups: [(claim: ClaimParts, candidates: [String])] = []
    for claim in claims {
      if let place = groups.firstIndex(where: { $0.claim.saysTheSame(as: claim) }) {
        groups[place].candidates.append(claim.candidate)
      } else {
        groups.append((claim, [claim.candidate]))
      }
    }
    let sorted = groups.enumerated().sorted {
      ($0.element.claim.rank, $0.offset) < ($1.element.claim.rank, $1.offset)
    }
    return sorted.map { _, group in
      ClaimGroup(
        candidates: Array(group.candidates.prefix(Overview.named)),
        more: max(0, group.candidates.count - Overview.named), better: group.claim.better,
        worse: group.claim.worse, isUnknown: group.claim.isUnknown)
    }
  }
}

extension ClaimParts {
  /// Whether the samples tell nothing.
  var isUnknown: Bool { better.isEmpty && worse.isEmpty && same.isEmpty }

  fileprivate func saysTheSame(as other: ClaimParts) -> Bool {
    better == other.better && worse == other.worse && isUnknown == other.isUnknown
  }

  fileprivate var rank: Int {
    switch (better.isEmpty, worse.isEmpty) {
    case (false, true): 0
    case (false, false): 1
    case (true, true): isUnknown ? 3 : 2
    case (true, false): 4
    }
  }
}
