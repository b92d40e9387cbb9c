package import AssayData

/// A subset of the samples with each model's predictions: those whose ids have the smallest hashes.
///
/// So the choice depends on the samples alone, however they are split and merged. Without ids the
/// row is hashed; see ``IDHash``.
package struct KeptSamples: Sendable {
  /// At most this many samples are kept, and at most this many scores of a model.
  private static let mostSamples = 20_000
  private static let mostScores = 2_000_000
  /// At most this many scores of a model wait until it is decided which are kept.
  private static let mostWaiting = 400_000

  /// The number of classes, at least 1.
  let classCount: Int
  /// The maximum number of samples that are kept in the end.
  let limit: Int
  /// The maximum number of further samples that wait until it is decided which are kept.
  private let room: Int
  let areSoft: Bool
  private(set) var places: [Place] = []
  /// The samples' ids; nil without ids.
  private(set) var ids: TextColumn?
  /// The class of each sample; for soft labels the one with the largest share.
  private(set) var labels: [Int32] = []
  /// The shares of all classes in soft labels, sample by sample.
  private(set) var shares: [Double] = []
  private(set) var models: [KeptScores]
  /// The values to search for weak slices; nil if not requested.
  private(set) var sides: KeptSides?
  /// Whether rows that should be hashed are no longer known: parts without ids had more samples
  /// than are kept.
  private(set) var areLost = false
  /// No sample after this place is kept any more.
  private var last = Place(hash: .max, row: .max)
  /// ``order`` after ``close()``; nil before.
  private var knownOrder: [Int]?

  struct Place: Sendable, Comparable {
    let hash: UInt64
    let row: Int

    static func < (one: Place, other: Place) -> Bool {
      (one.hash, one.row) < (other.hash, other.row)
    }
  }

  /// - Parameters:
  ///   - classCount: The number of classes, at least 1.
  ///   - modelCount: The number of models.
  ///   - labelsAreSoft: Whether labels are distributions.
  ///   - sides: The number of further columns that are kept, and of pairs of models; nil if none.
  package init(
    classCount: Int, modelCount: Int, labelsAreSoft: Bool,
    sides: (columns: Int, pairs: Int)? = nil
  ) {
    self.classCount = classCount
    self.sides = sides.map {
      KeptSides(columnCount: $0.columns, modelCount: modelCount, pairCount: $0.pairs)
    }
    limit = min(KeptSamples.mostSamples, KeptSamples.mostScores / classCount)
    room = min(limit, KeptSamples.mostWaiting / classCount) + 1
    areSoft = labelsAreSoft
    models = Array(repeating: KeptScores(), count: modelCount)
  }

  /// Sets the values that were read back.
  mutating func set(
    places: [Place], ids: TextColumn?, labels: [Int32], shares: [Double], models: [KeptScores],
    areLost: Bool
  ) {
    (self.places, self.ids, self.labels) = (places, ids, labels)
    (self.shares, self.models, self.areLost) = (shares, models, areLost)
  }

  /// The half that a sample belongs to, 0 or 1: the lowest bit of its hash.
  func half(of place: Int) -> Int { Int(places[place].hash & 1) }

  /// The scores of a model; nil if it gives only classes.
  func scores(of model: Int) -> KeptScores? {
    models[model].kind == nil ? nil : models[model]
  }

  /// The soft labels of some samples; nil if labels are hard.
  func softLabels(of places: [Int]) -> Matrix? {
    guard areSoft else { return nil }
    return Matrix(rows: places.count, columns: classCount) { row, column in
      shares[places[row] * classCount + column]
    }
  }
}

// MARK: - Adding and merging

extension KeptSamples {
  /// Adds samples with their losses, one batch per model.
  ///
  /// - Parameters:
  ///   - batches: The samples with each model's predictions.
  ///   - losses: The models' losses, in the order of the batches.
  ///   - key: The key of the loss that is kept.
  ///   - allIDs: Ids; those of the batches start at index `first`; nil without ids.
  ///   - first: The index of the batches' first id.
  ///   - side: The values to search for weak slices; nil if not requested.
  package mutating func add(
    _ batches: [SampleBatch], _ losses: [LossColumns], _ key: String, ids allIDs: TextColumn?,
    from first: Int, side: SideBatch? = nil
  ) {
    guard let batch = batches.first else { return }
    knownOrder = nil
    let columns = losses.map { $0.column(key) }
    for start in stride(from: 0, to: batch.count, by: room) {
      var offsets: [Int] = []
      for offset in start..<min(start + room, batch.count) {
        let row = batch.rows[offset]
        let hash = allIDs?.idHash(at: first + offset) ?? IDHash.of(row: row)
        let place = Place(hash: hash, row: row)
        guard place <= last else { continue }
        offsets.append(offset)
        places.append(place)
      }
      guard !offsets.isEmpty else { continue }
      if let allIDs {
        if ids == nil { ids = TextColumn() }
        for offset in offsets { ids?.append(allIDs, first + offset) }
      }
      for offset in offsets {
        labels.append(batch.labels[offset])
        if areSoft, let shares = batch.shares { self.shares += shares.row(offset) }
      }
      for (model, batch) in batches.enumerated() {
        models[model].add(batch, columns[model], offsets, room: limit + 2 * room)
      }
      if let side { sides?.add(side, offsets) }
      if places.count >= limit + room { keepFirst(of: places) }
    }
  }

  package mutating func merge(_ other: KeptSamples) {
    knownOrder = nil
    keepFirst(of: places + other.places)
    let others = other.places.indices.filter { other.places[$0] <= last }
    areLost = areLost || other.areLost
    places += others.map { other.places[$0] }
    if let column = other.ids {
      if ids == nil { ids = TextColumn() }
      for place in others { ids?.append(column, place) }
    }
    labels += others.map { other.labels[$0] }
    if areSoft {
      for place in others { shares += other.shares[place * classCount..<(place + 1) * classCount] }
    }
    for model in models.indices {
      models[model].append(other.models[model], others, classCount: classCount)
    }
    if let other = other.sides { sides?.append(other, others) }
  }

  /// Moves the samples down, as others come before them.
  ///
  /// - Parameters:
  ///   - rows: The number of samples before these.
  ///   - count: The number of samples from which these are kept.
  package mutating func move(by rows: Int, of count: Int) {
    knownOrder = nil
    areLost = areLost || ids == nil && rows > 0 && places.count < count
    places = places.map { place in
      let row = place.row + rows
      return Place(hash: ids == nil ? IDHash.of(row: row) : place.hash, row: row)
    }
    last = Place(hash: .max, row: .max)
  }

  /// Drops the samples that are not among the first of `all`.
  private mutating func keepFirst(of all: [Place]) {
    guard all.count > limit, limit > 0 else { return }
    last = KeptSamples.place(limit - 1, of: all)
    let kept = places.indices.filter { places[$0] <= last }
    places = kept.map { places[$0] }
    ids = ids?.reordered(kept)
    labels = kept.map { labels[$0] }
    shares.keep(kept, size: areSoft ? classCount : 0)
    for model in models.indices { models[model].keep(kept, classCount: classCount) }
    sides = sides?.reordered(kept)
  }

  /// The place with a rank, counted from 0.
  ///
  /// Hashes are evenly distributed, so their leading bits show about where it is, and few places
  /// are left to sort.
  private static func place(_ rank: Int, of all: [Place]) -> Place {
    let bits = 12
    let largest = all.reduce(0) { max($0, $1.hash) }
    let shift = max(0, UInt64.bitWidth - largest.leadingZeroBitCount - bits)
    var counts = [Int](repeating: 0, count: 1 << bits)
    for place in all { counts[Int(place.hash >> shift)] += 1 }
    var (bin, before) = (0, 0)
    while before + counts[bin] <= rank {
      before += counts[bin]
      bin += 1
    }
    return all.filter { Int($0.hash >> shift) == bin }.sorted()[rank - before]
  }

  /// The indices of the samples that are kept in the end, in the order of their rows.
  package var order: [Int] {
    if let knownOrder { return knownOrder }
    guard limit > 0 else { return [] }
    var first = Array(places.indices)
    if places.count > limit {
      let last = KeptSamples.place(limit - 1, of: places)
      first = first.filter { places[$0] <= last }
    }
    return first.sorted { places[$0].row < places[$1].row }
  }

  /// Remembers ``order``, once all samples are in.
  package mutating func close() { knownOrder = order }
}

/// A model's scores of the kept samples.
struct KeptScores: Sendable {
  /// The form of the scores; nil until scores are added.
  private(set) var kind: ScoreSpace?
  /// The scores of all classes as given, sample by sample.
  private(set) var values: [Double] = []
  /// The losses, one per sample, in nats.
  private(set) var losses: [Double] = []
  /// The precision of the scores: the distance from 1 to the next larger number.
  private(set) var unit = Double.ulpOfOne

  init() {}

  init(kind: ScoreSpace, values: [Double], losses: [Double], unit: Double) {
    (self.kind, self.values, self.losses, self.unit) = (kind, values, losses, unit)
  }

  /// Adds samples of a batch; `room` is the most samples that are ever kept or waiting.
  mutating func add(
    _ batch: SampleBatch, _ losses: [Double]?, _ offsets: [Int], room: Int
  ) {
    guard let distributions = batch.distributions, let losses else { return }
    if kind == nil { values.reserveCapacity(room * distributions.scores.columns) }
    kind = distributions.scoreKind
    unit = max(unit, batch.precision.unit)
    let scores = distributions.scores
    for offset in offsets {
      for column in 0..<scores.columns { values.append(scores[offset, column]) }
      self.losses.append(losses[offset])
    }
  }

  /// Adds some samples of another part.
  mutating func append(_ other: KeptScores, _ places: [Int], classCount: Int) {
    guard let kind = other.kind else { return }
    self.kind = self.kind ?? kind
    unit = max(unit, other.unit)
    for place in places {
      values += other.scores(of: place, classCount: classCount)
      losses.append(other.losses[place])
    }
  }

  mutating func keep(_ places: [Int], classCount: Int) {
    guard kind != nil else { return }
    values.keep(places, size: classCount)
    losses.keep(places, size: 1)
  }

  /// The scores of one sample.
  func scores(of place: Int, classCount: Int) -> ArraySlice<Double> {
    values[place * classCount..<(place + 1) * classCount]
  }
}

extension [Double] {
  /// Keeps some entries of `size` numbers each; their places must be in rising order.
  fileprivate mutating func keep(_ places: [Int], size: Int) {
    var numbers = mutableSpan
    for (target, source) in places.enumerated() where target != source {
      for offset in 0..<size {
        numbers[target &* size &+ offset] = numbers[source &* size &+ offset]
      }
    }
    removeLast(count - places.count * size)
  }
}
