import AssayData

extension Form where Value == Result<TemperatureResults, NoAnswer> {
  /// A model's temperatures, or the reason why they are missing.
  static func temperature(_ context: ResultsContext) -> Form {
    TemperatureResults.members(context).orReason(context)
  }
}

extension TemperatureResults {
  fileprivate static func members(_ context: ResultsContext) -> ObjectForm<TemperatureResults?> {
    ObjectForm(
      Field<TemperatureResults?, Void>(
        derivedIfPresent: "samples", { $0?.count }, .count(to: context.count)),
      Field(ifPresent: "epsilon", { $0?.epsilon }, .number(.ulpOfOne...0.5)),
      Field(members: fit(0, context), { $0?.fits[0] }),
      Field(members: fit(1, context), { $0?.fits[1] }),
      Field(ifPresent: "before", { $0?.before }, .loss),
      Field(ifPresent: "after", { $0?.after }, .loss),
      Field(ifPresent: "change", { $0?.change }, .test(context)),
      Field<TemperatureResults?, Void>(
        derivedIfPresent: "unstable", { $0?.isUnstable }, .flag)
    ) { reader, _, epsilon, first, second, before, after, change, _ throws(ResultsFault) in
      guard let first, let second, let before, let after, let change else {
        return nil
      }
      guard first.count + second.count <= context.count else {
        throw reader.fault(.outsideBounds, at: "half_0")
      }
      try context.check(
        change, from: before, to: after, count: first.count + second.count, reader,
        at: ["change"])
      return TemperatureResults(
        fits: [first, second], epsilon: epsilon, before: before, after: after, change: change)
    }
  }

  /// The fit on one half of the samples.
  private static func fit(
    _ half: Int, _ context: ResultsContext
  ) -> ObjectForm<TemperatureFit?> {
    ObjectForm(
      Field(
        ifPresent: "half_\(half)", { $0?.count },
        .count(from: TemperatureFit.leastSamples, to: context.count)),
      Field(
        ifPresent: "temperature_fitted_on_half_\(half)", { $0?.temperature },
        .number(0.01...100)),
      Field(ifPresent: "state_\(half)", { $0?.state }, .word)
    ) { reader, count, temperature, state throws(ResultsFault) in
      guard let count, let temperature, let state else { return nil }
      let isPossible =
        switch state {
        case .interior: true
        case .bound: temperature == 0.01 || temperature == 100
        case .flat: temperature == 1
        }
      guard isPossible else {
        throw reader.fault(.contradiction(with: "state_\(half)"), at: "half_\(half)")
      }
      return TemperatureFit(count: count, temperature: temperature, state: state)
    }
  }
}

extension Form where Value == Result<PairedTest, NoPairedTest> {
  /// A test of a loss, or the reason why it is missing.
  static func test(_ context: ResultsContext) -> Form {
    ObjectForm<Value>(Field(members: WrittenTest.form(context), { WrittenTest($0) })) {
      reader, test throws(ResultsFault) in
      try test.checked(reader, context)
    }.form
  }
}

extension WrittenTest {
  /// The test of a loss, after checking that its verdict agrees with its p-value.
  func checked(
    _ reader: FormReader, _ context: ResultsContext
  ) throws(ResultsFault) -> Result<PairedTest, NoPairedTest> {
    guard let result else { throw reader.fault(.outsideBounds) }
    if case .success(let found) = result,
      !found.fits(context.options.confidence.alpha, lowerIsBetter: true)
    {
      throw reader.fault(.contradiction(with: "p"), at: "verdict")
    }
    return result
  }
}

/// The comparison of a pair of models after temperature scaling.
struct WrittenRefit: Sendable {
  let baseline: Int
  let candidate: Int
  let test: Result<PairedTest, NoPairedTest>

  init(baseline: Int, candidate: Int, test: Result<PairedTest, NoPairedTest>) {
    (self.baseline, self.candidate, self.test) = (baseline, candidate, test)
  }

  /// Nil if the pair has no such test.
  init?(_ pair: PairResults) {
    guard let test = pair.afterRefit else { return nil }
    self.init(baseline: pair.baseline, candidate: pair.candidate, test: test)
  }

  static func form(_ context: ResultsContext) -> Form<WrittenRefit> {
    ObjectForm<WrittenRefit>(
      Field("baseline", \.baseline, context.modelForm),
      Field("candidate", \.candidate, context.modelForm),
      Field(members: WrittenTest.form(context), { WrittenTest($0.test) })
    ) { reader, baseline, candidate, test throws(ResultsFault) in
      WrittenRefit(
        baseline: baseline, candidate: candidate, test: try test.checked(reader, context))
    }.form
  }
}
