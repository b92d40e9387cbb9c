/// Moves what would overlap on a line as little as possible, keeping its order.
///
/// `centers` ascend, and each has the extent of the same index. The squares of all moves are least
/// (pooling adjacent violators); at the ends of `range` all are pushed in, and only if they have no
/// room altogether do they reach beyond its end.
func dodged(_ centers: [Double], extents: [Double], in range: ClosedRange<Double>) -> [Double] {
  var offsets: [Double] = []
  var pools: [(sum: Double, count: Int)] = []
  for (index, center) in centers.enumerated() {
    let gap = index == 0 ? 0 : (extents[index - 1] + extents[index]) / 2
    offsets.append((offsets.last ?? 0) + gap)
    var pool = (sum: center - offsets[index], count: 1)
    while let last = pools.last, last.sum / Double(last.count) > pool.sum / Double(pool.count) {
      pools.removeLast()
      pool = (sum: last.sum + pool.sum, count: last.count + pool.count)
    }
    pools.append(pool)
  }
  guard let firstExtent = extents.first, let lastExtent = extents.last else { return [] }
  let low = range.lowerBound + firstExtent / 2
  let high = range.upperBound - lastExtent / 2 - (offsets.last ?? 0)
  let starts = pools.flatMap { pool in
    Array(repeating: max(min(pool.sum / Double(pool.count), high), low), count: pool.count)
  }
  return zip(starts, offsets).map { $0 + $1 }
}
