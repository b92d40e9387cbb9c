import AssayKit
import AssayTestSupport
import Testing

@Suite struct KaggleTests {
  /// The loss that Kaggle's page on the multi-class logarithmic loss gives for its example; here
  /// the rows are halved, so that they need rescaling.
  private static let loss = 1.881797068998267
  private static let solution = """
    id,col1,col2,Indicator
    1,1,0,Public
    2,1,0,Public
    3,1,0,Public
    4,0,1,Private
    5,0,1,Private
    6,0,1,Private

    """
  private static let submission = """
    id,col1,col2
    1,.25,.25
    2,.05,.45
    3,.005,.495
    4,.45,.05
    5,.375,.125
    6,.0005,.4995

    """

  @Test func `the example scores what its page says, rescaled and clipped`() throws {
    let folder = try SampleFolder([
      "solution.csv": KaggleTests.solution, "submission.csv": KaggleTests.submission,
    ])
    var request = ReportRequest()
    request.labels = folder.file("solution.csv")
    request.models = [ReportRequest.Model(name: "m", path: folder.file("submission.csv"))]
    request.sumRule.renormalize = true
    request.comparison.clip = Clip(epsilon: 1e-15)
    let report = try Report(request)
    for key in ["cross_entropy", "cross_entropy_clipped"] {
      let loss = try #require(report.metric(key, of: "m"))
      #expect(abs(loss - KaggleTests.loss) < 1e-14, "\(key)")
    }
  }
}
