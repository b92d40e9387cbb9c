import AssayBytes
import AssayKit
import AssayTestSupport
import Foundation
import Testing

@testable import AssayReport

@Suite struct ResultsJSONTests {
  private let metricNames = [
    "error_rate", "mse", "binary_cross_entropy", "cross_entropy", "kl_divergence",
    "label_entropy", "prediction_entropy", "accuracy",
  ]

  @Test(arguments: sampleFolders)
  func `the results have their promised shape`(_ folder: String) throws {
    let report = try sampleReport(folder)
    let text = report.json()
    let document = try Document(text)
    #expect(document["format_version"].text == "3.6")
    #expect(["e", "2"].contains(document["log_base"].text))
    #expect(document["n"].number == Double(report.count))
    #expect(!document["classes"].list.isEmpty)
    #expect(document["metrics"].keys == report.models)
    for model in report.models {
      let metrics = document["metrics"][model]
      for name in metricNames {
        #expect(metrics.keys.contains(name), "\(name)")
        #expect(metrics[name].number == report.metric(name, of: model), "\(name)")
        if metrics[name].isNull {
          let key = "\(model).\(name)"
          #expect(
            document["undefined"].keys.contains(key) || document["infinite"].keys.contains(key))
        }
      }
      // The values are plain numbers, as DVC reads them.
      #expect(metrics.keys.allSatisfy { metrics[$0].number != nil || metrics[$0].isNull })
    }
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
    #expect((object as? [String: Any])?["format_version"] as? String == "3.6")
  }

  @Test func `the party's numbers are in bits and exact`() throws {
    let document = try Document(sampleReport("party").json())
    #expect(document["log_base"].text == "2")
    #expect(document["metrics"]["model 1"]["error_rate"].number == 1.0 / 3)
    #expect(document["metrics"]["model 1"]["cross_entropy"].number == 1.9885947615540287)
    #expect(document["metrics"]["model 2"]["mse"].number == 0.34)
    #expect(document["undefined"].keys.isEmpty)
  }

  @Test func `what is infinite is null with its reason`() throws {
    let document = try Document(sampleReport("digits").json())
    #expect(document["metrics"]["naive Bayes"]["cross_entropy"].isNull)
    #expect(!document["undefined"].keys.contains("naive Bayes.cross_entropy"))
    #expect(
      document["estimates"]["naive Bayes"]["cross_entropy"]["reason"].text == "infinite")
    #expect(document["infinite"]["naive Bayes.cross_entropy"]["count"].number == 25)
  }

  @Test func `an area that is none has its reason beside it`() throws {
    let report = try report(
      labels: "id,label\n1,a\n2,a\n", models: [("m", "id,a,b\n1,0.75,0.25\n2,0.5,0.5\n")])
    let classes = try Document(report.json())["ranking"]["m"]["classes"]
    #expect(classes["a"]["roc_auc"].isNull && classes["b"]["roc_auc"].isNull)
    #expect(classes["a"]["roc_auc_reason"].text == "no_other_samples")
    #expect(classes["b"]["roc_auc_reason"].text == "no_samples")
  }

  @Test func `what needs probabilities is null with its reason`() throws {
    let report = try report(
      labels: "id,label\n1,a\n2,b\n", models: [("rules", "id,prediction\n1,a\n2,a\n")])
    let document = try Document(report.json())
    #expect(document["metrics"]["rules"]["error_rate"].number == 0.5)
    for name in ["mse", "cross_entropy", "kl_divergence", "prediction_entropy"] {
      #expect(document["metrics"]["rules"][name].isNull)
      #expect(document["undefined"]["rules.\(name)"].text == "classes_only")
    }
    #expect(document["tied_samples"]["rules"].isNull)
  }

  @Test(arguments: sampleFolders)
  func `two runs give the same bytes`(_ folder: String) throws {
    let (first, second) = (try sampleReport(folder), try measuredSampleReport(folder))
    for output in GoldenOutput.allCases {
      #expect(try firstDifference(output.text(of: first), output.text(of: second)) == nil)
    }
  }
}
