import AssayResults
import Testing

@Suite struct GateParserTests {
  @Test func `every form of a rule is read`() throws {
    typealias Rule = GateRule
    let cases: [(String, String?, Rule.Test, Rule.Basis)] = [
      (
        "error_rate <= 5%", nil,
        .value(Rule.Subject(metric: "error_rate"), Rule.Limit(.atMost, 0.05)), .interval
      ),
      (
        "net:recall[fox]>=0.8 on value", "net",
        .value(Rule.Subject(metric: "recall", label: "fox"), Rule.Limit(.atLeast, 0.8)), .value
      ),
      (
        #""my net": recall["a \"b\""] @ region = "far north" >= 80 %"#, "my net",
        .value(
          Rule.Subject(
            metric: "recall", label: "a \"b\"",
            slice: Rule.Slice(column: "region", value: "far north")), Rule.Limit(.atLeast, 0.8)),
        .interval
      ),
      (
        "cross_entropy not worse than before by 0.01 on test", nil,
        .notWorse(Rule.Subject(metric: "cross_entropy"), .before, .unit(0.01)), .test
      ),
      (
        "error_rate not worse than baseline by 1 points", nil,
        .notWorse(Rule.Subject(metric: "error_rate"), .baseline, .unit(0.01)), .interval
      ),
      (
        "mse not worse than before by 5%", nil,
        .notWorse(Rule.Subject(metric: "mse"), .before, .percent(5)), .interval
      ),
      (
        "mse not worse than before", nil,
        .notWorse(Rule.Subject(metric: "mse"), .before, nil), .interval
      ),
      (
        "roc_auc better than baseline", nil,
        .better(Rule.Subject(metric: "roc_auc"), .baseline), .interval
      ),
      (
        "worst @region error_rate <= 10%", nil,
        .worst(column: "region", metric: "error_rate", Rule.Limit(.atMost, 0.1)), .interval
      ),
      ("n >= 500", nil, .count(atLeast: 500), .interval),
      ("same test set", nil, .sameTestSet, .interval),
    ]
    for (text, model, test, basis) in cases {
      let rule = try GateParser.rule(text)
      #expect(rule == Rule(text: text, model: model, test: test, basis: basis), "\(text)")
    }
  }

  @Test(
    arguments: [
      ("", 1, "a rule was expected"), ("error_rate", 11, "but the rule ends"),
      ("error_rate < 5", 12, "not '<'"), ("error_rate <= five", 15, "not 'five'"),
      ("error_rate <= nan", 15, "a number"), ("error_rate <= 1e999", 15, "a number"),
      ("mse <= 5%", 9, "% is for shares"),
      ("error_rate <= 5% 6", 18, "end of the rule was expected, not '6'"),
      ("error_rate <= 5% on luck", 21, "not on 'luck'"),
      ("mse not worse than befor", 20, "did you mean 'before'?"),
      ("mse not worse than before by -1", 30, "above 0"),
      ("mse not worse than before by 2 points", 32, "points is for shares"),
      ("recall[fox <= 1", 12, "']' was expected"), ("recall @region <= 1", 16, "'=' was expected"),
      ("\"net: mse <= 1", 1, "not closed"), ("n >= 0", 6, "whole number"),
      ("random forest: mse <= 1", 8, "in double quotes"),
      (": mse <= 1", 1, "a metric was expected"),
      ("cross_entropy <= -1", 18, "is in 0 … ∞"), ("mcc >= 2", 8, "is in −1 … 1"),
      ("accuracy >= 95", 13, "a share from 0 to 1; write 0.95, or 95%,"),
      ("error_rate <= 105%", 15, "a share from 0 to 1"),
      ("recall[fox] >= -0.1", 16, "a share from 0 to 1"),
      ("worst @region error_rate <= 20", 29, "a share from 0 to 1"),
      ("error_rate not worse than before by 2", 37, "write 0.95, or 95 points,"),
    ])
  func `a rule that does not parse says where`(
    text: String, column: Int, words: String
  ) throws {
    let error = try #require(throws: GateSyntaxError.self) { try GateParser.rule(text) }
    #expect(error.column == column, "\(text): \(error)")
    #expect(error.words.contains(words), "\(text): \(error)")
  }
}
