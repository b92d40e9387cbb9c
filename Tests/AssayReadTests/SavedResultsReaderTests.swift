import AssayData
import AssayRead
import Testing

private let text = """
  {
    "format_version": "1.0", "log_base": "2", "n": 3, "classes": ["a", "b"],
    "test_set": "0123", "clip": "keras",
    "metrics": {"m": {"mse": 0.5, "cross_entropy": null, "mse_half": null, "new_metric": 7}},
    "infinite": {"m.cross_entropy": {"count": 1}},
    "undefined": {"m.mse_half": "the model gives classes only"}
  }
  """

private func results(_ text: String) throws -> SavedResults {
  let files = try Files(["results.json": text])
  return try readResults(files.path("results.json"))
}

private func words(_ text: String) throws -> String {
  let files = try Files(["results.json": text])
  do {
    _ = try readResults(files.path("results.json"))
    return ""
  } catch {
    return error.description.replacing(files.path(""), with: "")
  }
}

@Test func `saved results are read back`() throws {
  let saved = try results(text)
  #expect(saved.logBase == .two)
  #expect(saved.count == 3)
  #expect(saved.classes == ["a", "b"])
  #expect(saved.fingerprint == "0123")
  #expect(saved.clip == "keras")
  let model = try #require(saved.models.first)
  #expect(model.name == "m")
  #expect(model.metrics.map(\.key) == ["mse", "cross_entropy", "mse_half", "new_metric"])
  #expect(model.value(of: "mse") == .finite(0.5))
  #expect(model.value(of: "cross_entropy") == .infinite)
  #expect(model.value(of: "mse_half") == .undefined("the model gives classes only"))
  #expect(model.value(of: "new_metric") == .finite(7))
}

@Test func `results may lack what is not needed`() throws {
  let saved = try results(
    #"{"format_version":"1.7","log_base":"e","n":1,"classes":[],"metrics":{"m":{"mse":null}}}"#)
  #expect(saved.fingerprint == nil)
  #expect(saved.clip.isEmpty)
  #expect(saved.models.first?.value(of: "mse") == .undefined("no reason given"))
}

@Test(
  arguments: [
    ("", "results.json:1:1: the JSON ends too early"),
    ("{}", "results.json:1:1: there is no 'format_version'"),
    (
      #"{"format_version":"2.0"}"#,
      "results.json:1:1: the format version is '2.0', and this program reads 1.x"
    ),
    (#"{"format_version":1}"#, "results.json:1:19: 'format_version' is wrong: not a string"),
    (
      #"{"format_version":"1.0","log_base":"3"}"#, "results.json:1:1: 'log_base' is wrong: 3"
    ),
    (
      #"{"format_version":"1.0","log_base":"e","metrics":[]}"#,
      "results.json:1:50: 'metrics' is wrong: not an object"
    ),
    (
      #"{"format_version":"1.0","log_base":"e","metrics":{"m":{"mse":"x"}}}"#,
      "results.json:1:62: 'm.mse' is wrong: not a number"
    ),
    (
      #"{"format_version":"1.0","log_base":"e","metrics":{},"n":1.5}"#,
      "results.json:1:57: 'n' is wrong: not a whole number"
    ),
  ])
func `results that cannot be read are refused where they go wrong`(
  text: String, expected: String
) throws {
  #expect(try words(text) == expected)
}
