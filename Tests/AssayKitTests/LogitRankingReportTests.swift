import AssayKit
import AssayTestSupport
import Testing

/// Logits whose probabilities all round to 1, for samples in two slices with equal weights.
private let files = [
  "labels.csv": """
  id,label,site,w
  1,b,x,2
  2,a,x,2
  3,b,x,2
  4,a,y,2
  5,a,y,2
  6,b,y,2

  """,
  "one.csv": "id,s\n1,50\n2,40\n3,60\n4,45\n5,38\n6,44\n",
  // Another model with the same order, given by two logits, so that a test compares the two forms.
  "two.csv": "id,a,b\n1,0,50\n2,10,50\n3,-60,0\n4,0,45\n5,0,38\n6,6,50\n",
]

private func request(
  in folder: SampleFolder, _ configure: (inout ReportRequest) -> Void = { _ in }
) -> ReportRequest {
  var request = folder.request()
  request.positive = "b"
  request.models[0].options.scores = .sigmoidLogits
  request.models[1].options.scores = .logits
  configure(&request)
  return request
}

@Suite struct LogitRankingReportTests {
  @Test func `one logit and two rank alike where probabilities round to 1`() throws {
    let folder = try SampleFolder(files)
    let report = try Report(request(in: folder))
    for model in ["one", "two"] {
      #expect(report.metric("roc_auc", of: model) == 8.0 / 9)
      let precision = try #require(report.metric("average_precision", of: model))
      #expect((precision - 11.0 / 12).magnitude < 1e-15)
      let ranking = try #require(json(report)["ranking"] as? [String: [String: Any]])
      let classes = try #require(ranking[model]?["classes"] as? [String: [String: Any]])
      #expect(classes.values.map { $0["twice_u"] as? Int } == [16, 16])
      let thresholds = try #require(ranking[model]?["thresholds"] as? [String: [String: Any]])
      #expect(thresholds["fewest_errors"]?["threshold"] as? Double == 1)
      #expect(thresholds["fewest_errors"]?["log_odds"] as? Double == 50)
    }
    #expect(try report.html().contains(">1 (logit 50)<"))
  }

  @Test func `weighted samples and slices go by the logits too`() throws {
    let folder = try SampleFolder(files)
    let weighted = try Report(request(in: folder) { $0.weight = "w" })
    let area = try #require(weighted.metric("roc_auc", of: "one"))
    #expect((area - 8.0 / 9).magnitude < 1e-15)
    let sliced = try Report(
      request(in: folder) {
        $0.slices = ["site"]
        $0.comparison.leastSliceSamples = 1
      })
    let table = try #require((json(sliced)["slices"] as? [[String: Any]])?.first)
    let areas = try #require(table["values"] as? [[String: Any]]).map { value in
      let estimates = value["estimates"] as? [String: [String: [String: Any]]]
      return estimates?["one"]?["roc_auc"]?["value"] as? Double
    }
    #expect(Set(areas) == [1, 0.5])
  }
}
