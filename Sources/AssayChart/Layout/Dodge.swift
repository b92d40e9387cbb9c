/// Moves overlapping items on a line apart, as little as possible and keeping their order.
///
/// `centers` are in ascending order, and `extents` has the extent of each. The sum of the squared
/// moves is minimal (pooling adjacent violators); items are then kept within `range`, and only if
/// there is too little room do they reach beyond its upper end.
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
