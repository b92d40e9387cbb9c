import AssayData
import AssaySamples
import AssayTables
import Testing

/// Expects the fast way of reading plain rows and its readable twin to give the same samples, or
/// the same errors at the same places.
func expectSame(
  _ fast: Result<ReadResult, ReadError>, _ readable: Result<ReadResult, ReadError>,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  switch (fast, readable) {
  case (.success(let one), .success(let other)):
    let (found, expected) = (contents(one), contents(other))
    #expect(found.count == expected.count, sourceLocation: sourceLocation)
    for (one, other) in zip(found, expected) where one != other {
      Issue.record("the ways differ: \(one) and \(other)", sourceLocation: sourceLocation)
    }
  case (.failure(let one), .failure(let other)):
    #expect("\(one)" == "\(other)", sourceLocation: sourceLocation)
  case (.success, .failure(let error)), (.failure(let error), .success):
    Issue.record("one way alone fails: \(error)", sourceLocation: sourceLocation)
  }
}

/// Everything that was read, as texts and bit patterns.
private func contents(_ result: ReadResult) -> [String] {
  let samples = result.testSet
  var contents = [
    "\(samples.classes.names)", "\(samples.positive ?? -1)", "\(samples.count)",
    "\(result.sources)", "\(result.caveats)", "\(samples.side)",
  ]
  if let ids = samples.ids { contents += (0..<ids.count).map { ids[$0] } }
  switch samples.labels {
  case .hard(let labels): contents.append("\(labels)")
  case .soft(let shares): contents.append(bits(shares.matrix))
  case .several(let sets): contents.append(bits(sets.matrix))
  }
  return contents + samples.models.flatMap { [$0.name, "\($0.precision)", bits($0.predictions)] }
}

private func bits(_ predictions: Predictions) -> String {
  switch predictions {
  case .probabilities(let probabilities): bits(probabilities.matrix)
  case .logits(let matrix), .independentLogits(let matrix): bits(matrix)
  case .independent(let matrix): bits(matrix.matrix)
  case .positiveProbability(let values), .positiveLogit(let values): bits(values)
  case .classes(let classes): "\(classes)"
  }
}

private func bits(_ matrix: Matrix) -> String { bits(matrix.values) }

private func bits(_ values: [Double]) -> String { "\(values.map(\.bitPattern))" }
