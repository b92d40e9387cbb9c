import Testing

@testable import AssayReport

/// The charts of losses and their titles.
struct LossChartTests {
  /// The page for two classes; each row has whether the label is `b`, and each model's probability
  /// of `b`.
  private func page(_ rows: [(Bool, [Double])]) throws -> String {
    let labels = rows.enumerated().map { "\($0.offset),\($0.element.0 ? "b" : "a")\n" }.joined()
    let models = (rows.first?.1 ?? []).indices.map { model in
      (
        "m\(model + 1)",
        "id,a,b\n"
          + rows.enumerated().map { row, entry in
            "\(row),\(1 - entry.1[model]),\(entry.1[model])\n"
          }.joined()
      )
    }
    return try report(labels: "id,label\n" + labels, models: models) { $0.positive = "b" }.html()
  }

  @Test func `of samples that are all listed the title has the very loss`() throws {
    // The losses are 0.105, 0.223 and 0.511, each four times; eight of twelve are more than half.
    let rows = [(true, [0.9]), (true, [0.8]), (false, [0.4])]
    let few = try page(rows)
    #expect(few.contains("<figcaption>The loss of each sample</figcaption>"))
    let page = try page(rows + rows + rows + rows)
    #expect(page.contains("The worst 50% of samples lose at least about 0.22 nats with m1"))
  }

  @Test func `of others a share between two edges of bins is on the line between them`() throws {
    // Losses spread evenly from 0.375 to 0.875.
    let rows = (0..<1000).map { row in
      let loss = 0.375 + (Double(row) + 0.5) / 2000
      // exp(−loss), as a power series.
      let probability = (0...20).reduce((0.0, 1.0)) { sum, term in
        (sum.0 + sum.1, sum.1 * -loss / Double(term + 1))
      }.0
      return (row % 2 == 0, [row % 2 == 0 ? probability : 1 - probability])
    }
    // The worst hundredth starts at 0.87, its bin at 0.75.
    let page = try page(rows)
    #expect(page.contains("The worst 1% of samples lose at least about 0.87 nats with m1"))
  }

  @Test func `a rare class is not lost in the tail, and the baseline is always named`() throws {
    // 60 of 10,000 are positive, and the second model finds them.
    let rows = (0..<10_000).map { row in
      let isB = row % 167 == 0
      return (isB, isB ? [0.01, 0.5, 0.1] : [0.01, 0.1, 0.02])
    }
    let page = try page(rows)
    #expect(
      page.contains(
        /The worst 0\.1% of samples lose at least about 4\.\d nats with m1, 0\.\d+ nats with m2</))
  }

  @Test func `the title names all models with infinite losses`() throws {
    func title(_ scores: [Double]) throws -> String {
      let rows = [(true, scores), (true, scores), (false, [0.4, 0.4, 0.4, 0.4, 0.4])]
      let page = try page(rows + rows + rows + rows)
      let found = page.firstMatch(of: /The worst 50% of samples ([^<]*)/)
      return String(try #require(found).output.1)
    }
    #expect(
      try title([0.9, 0, 0.8, 0, 0.7])
        == "lose at least about 0.10 nats with m1, 0.35 nats with m5, ∞ with m2 and m4")
    #expect(try title([0, 0, 0, 0, 0]) == "have infinite losses with all 5 models")
    #expect(try title([0.9, 0, 0, 0, 0]).hasSuffix(", ∞ with 4 models"))
  }

  @Test func `a lower bound is rounded down`() {
    #expect(
      [5.58, 0.2231, 3.0, 0.0199, 12.9].map(Figures.roughDown) == [
        "5.5", "0.22", "3.0", "0.019", "12",
      ])
  }

  @Test func `finite losses beyond the last edge are not called infinite`() throws {
    let labels = (0..<40).map { "\($0),a\n" }.joined()
    func scores(_ first: String, _ second: String) -> String {
      "id,a,b\n"
        + (0..<40).map { row in
          "\(row),\(row == 0 ? first : row == 1 ? second : "0.9,0.1")\n"
        }.joined()
    }
    func page(_ first: String, _ second: String) throws -> String {
      try report(
        labels: "id,label\n" + labels + "40,b\n",
        models: [
          ("m", scores(first, second) + "40,0.2,0.8\n"),
          ("n", scores("0.8,0.2", "0.7,0.3") + "40,0.2,0.8\n"),
        ]
      ).html()
    }
    let both = try page("0,1", "1e-100,1")
    #expect(both.contains(">64–∞</text>"))
    #expect(try page("1e-100,1", "1e-90,1").contains(">≥ 64</text>"))
    let infinite = try page("0,1", "0.6,0.4")
    #expect(infinite.contains(">∞</text>") && !infinite.contains(">64–∞</text>"))
  }

  @Test func `changes that are all infinite are in no order`() {
    let english = English()
    #expect(english.listed(2, of: 9, goesOn: false, nil) == "2 of 9")
    #expect(english.listed(7, of: 9, goesOn: true, nil) == "the next 7 of 9")
  }
}
