import AssayKit
import AssayTestSupport
import Testing

@Suite struct MultilabelTests {
  private let labels = "id,region,cat,dog\n1,n,1,1\n2,s,0,0\n3,n,0,1\n4,s,1,0\n"
  private let sure = "id,cat,dog\n1,1,1\n2,0,0\n3,0,.75\n4,1,.5\n"
  private let certain = "id,cat,dog\n1,0,1\n2,1,0\n3,.5,.75\n4,.75,.25\n"

  private func report(
    _ models: [(name: String, csv: String)], configure: (inout ReportRequest) -> Void = { _ in }
  ) throws -> Report {
    try AssayReportTests.report(labels: labels, models: models) { request in
      request.task = .multilabel
      request.classes = ["cat", "dog"]
      configure(&request)
    }
  }

  @Test func `one model is judged by exact match and binary cross-entropy`() throws {
    #expect(
      try report([("net", sure)]).verdict == [
        "net is wrong in 1 of 4 samples, an exact-match error of 25.00% (95% interval "
          + "4.56–69.94%); its binary cross-entropy is 0.12 nats."
      ])
  }

  @Test func `an infinite loss is said in words that fit`() throws {
    let report = try report([("net", certain)])
    #expect(
      report.verdict[0].hasSuffix(
        "; its binary cross-entropy is infinite, because it is certain of a wrong answer in 2 samples."
      ))
    #expect(
      report.scoreboard(width: 2000).contains(
        "net: the binary cross-entropy is infinite, because 2 samples (1, 2) get probability 0 for "
          + "a class that is true, or 1 for one that is not."))
    let document = try Document(report.json())
    #expect(document["per_class"]["net"]["cat"]["binary_cross_entropy"].isNull)
    #expect(document["per_class"]["net"]["cat"]["infinite"].number == 2)
    #expect(document["per_class"]["net"]["dog"]["infinite"].number == 0)
  }

  @Test func `where the loss is infinite it says so beside the error`() throws {
    let words = try report([("net", certain), ("tree", sure)]).verdict[0]
    #expect(words.contains("exact-match error is 50.00 points lower"))
    #expect(
      words.contains(
        "its binary cross-entropy is 0.12 nats where net’s is infinite, because net is certain of a "
          + "wrong answer in 2 samples"))
  }

  @Test func `the results have the task, and each class by itself`() throws {
    let document = try Document(report([("net", sure)]).json())
    #expect(document["task"].text == "multilabel")
    #expect(
      document["metrics"]["net"].keys == [
        "error_rate", "exact_match", "hamming_error", "binary_cross_entropy", "mse_per_class",
        "macro_f1", "micro_f1",
      ])
    #expect(document["confusion"]["net"].isNull)
    #expect(document["tied_samples"]["net"].isNull)
    #expect(document["label_counts"].list.map(\.number) == [2, 2])
    let dog = document["per_class"]["net"]["dog"]
    #expect(
      dog.keys == [
        "precision", "recall", "f1", "support", "predicted", "error", "binary_cross_entropy",
        "infinite",
        "true_positives", "false_positives", "false_negatives", "true_negatives", "estimates",
      ])
    #expect(dog["estimates"]["recall"]["low"].number != nil)
    #expect(dog["error"].number == 0.25)
    #expect(dog["false_positives"].number == 1)
    #expect(dog["support"].number == 2)
    #expect(try Document(sampleReport("party").json())["task"].value == nil)
  }

  @Test func `slices go by the binary cross-entropy, beside the Hamming error`() throws {
    let report = try report([("net", sure), ("tree", certain)]) {
      $0.slices = ["region"]
      $0.comparison.leastSliceSamples = 1
    }
    let page = try report.markdown()
    #expect(page.contains("| net: Hamming error | net: binary cross-entropy, nats |"))
    let values = try Document(report.json())["slices"].list[0]["values"].list
    #expect(values.count == 2)
    #expect(
      values[0]["estimates"]["net"].keys == [
        "error_rate", "exact_match", "hamming_error", "binary_cross_entropy", "mse_per_class",
      ])
  }

  @Test func `a class of many is shown where its F1 is lowest`() throws {
    let names = (0..<60).map { "c\($0)" }
    let head = "id," + names.joined(separator: ",") + "\n"
    let report = try AssayReportTests.report(
      labels: head + "1," + names.map { _ in "1" }.joined(separator: ",") + "\n",
      models: [("net", head + "1," + names.map { _ in "0.25" }.joined(separator: ",") + "\n")]
    ) { $0.task = .multilabel }
    let page = try report.markdown()
    #expect(page.contains("The 50 classes with the lowest F1\n"))
    #expect(page.contains("| c49 | 1 | 0 |") && !page.contains("| c50 | 1 | 0 |"))
    _ = try report.html()
  }
}
