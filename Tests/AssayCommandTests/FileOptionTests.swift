import AssayKit
import AssayTestSupport
import Testing

@testable import AssayCommand

@Suite struct FileOptionTests {
  private func options(
    _ change: (inout FileOptions) -> Void
  ) -> FileOptions {
    var options = FileOptions()
    change(&options)
    return options
  }

  private func request(_ option: String, _ value: String) throws -> ReportRequest {
    var job = Job()
    try job.set(#require(Option.named(option)), to: value)
    return job.request
  }

  @Test func `options after a file say how to take it`() throws {
    let expected = options {
      $0.format = .tsv
      $0.hasHeader = false
      $0.scores = .logits
      $0.idColumn = "k"
      $0.labelColumn = "y"
      $0.column = "p"
    }
    let suffix = "format=tsv,header=false,scores=logits,id=k,label=y,column=p"
    #expect(
      try request("model", "net=dir/p.txt:\(suffix)").models
        == [ReportRequest.Model(name: "net", path: "dir/p.txt", options: expected)])
    #expect(
      try request("model", "p.txt:\(suffix)").models
        == [ReportRequest.Model(path: "p.txt", options: expected)])
    var bare = Job()
    try bare.take("p.txt:\(suffix)")
    #expect(bare.request.models == [ReportRequest.Model(path: "p.txt", options: expected)])
    let labels = try request("labels", "-:header=true,id=k")
    #expect(labels.labels == "-")
    #expect(
      labels.labelOptions
        == options {
          $0.hasHeader = true
          $0.idColumn = "k"
        })
  }

  @Test func `a column may have colons, equals signs and a program's name`() throws {
    let model = try #require(
      try request("model", "m=f.tsv:column=Probability:Class=1,id=SampleId").models.first)
    #expect(model.path == "f.tsv")
    #expect(model.options.column == "Probability:Class=1")
    #expect(model.options.idColumn == "SampleId")
  }

  @Test func `an array of an archive may have options too`() throws {
    let model = try #require(try request("model", "m=p.npz:probs:scores=logits").models.first)
    #expect(model.path == "p.npz:probs")
    #expect(model.options.scores == .logits)
  }

  @Test(arguments: ["p:q.csv", "a:b=c", "C:/p.csv", "p.csv:", "p.csv:header", "p.csv:=x"])
  func `what has no known key is part of the path`(_ path: String) throws {
    #expect(
      try request("model", "m=\(path)").models == [ReportRequest.Model(name: "m", path: path)])
  }

  @Test func `a file of that very name goes first`() throws {
    let folder = try SampleFolder(["p.csv:header=false": "id,a,b\n1,1,0\n2,0,1\n"])
    let path = folder.file("p.csv:header=false")
    #expect(
      try request("model", "m=\(path)").models == [ReportRequest.Model(name: "m", path: path)])
    #expect(try request("labels", path).labels == path)
    var bare = Job()
    try bare.take(path)
    #expect(bare.request.models == [ReportRequest.Model(path: path)])
  }

  @Test(arguments: [
    ("hedaer=false", "a file has no option 'hedaer'; did you mean 'header'?"),
    ("header=false,formt=csv", "a file has no option 'formt'; did you mean 'format'?"),
    (
      "xyzzy=1",
      "a file has no option 'xyzzy'; there are format, header, scores, id, label, column"
    ),
    ("header=no", "header is true or false, not 'no'"),
    (
      "format=cvs",
      "--format takes csv, tsv, semicolon, bars, text, json, jsonl, npy or npz, not 'cvs'; did you mean 'csv'?"
    ),
    (
      "scores=logit",
      "--scores takes probabilities, logits or sigmoid-logits, not 'logit'; did you mean 'logits'?"
    ),
    ("header=false,x", "'x' is not a file option such as header=false"),
  ])
  func `an option of a file that is wrong is said`(_ suffix: String, _ expected: String) throws {
    let folder = try SampleFolder()
    for value in ["m=\(folder.file("one.csv")):\(suffix)", "\(folder.file("one.csv")):\(suffix)"] {
      #expect(try words(in: folder) { _ = try request("model", value) } == expected)
    }
  }

  @Test func `labels take nothing that is about predictions`() throws {
    let folder = try SampleFolder()
    #expect(
      try words(in: folder) { _ = try request("labels", "y.csv:column=p") }
        == "--labels takes format, header, id and label; give column with the model’s file")
  }

  @Test func `a configuration says the same in members of their own`() throws {
    let folder = try SampleFolder()
    let job = try folder.job(
      configuration: #"""
        {"labels": {"file": "labels.csv", "header": true, "label": "label"}, "format": "csv",
         "model": {"net": {"file": "one.csv", "format": "csv", "header": true, "scores": "logits",
                           "id": "id", "column": "a"},
                   "two": "two.csv:id=id"}}
        """#)
    #expect(job.request.format == .csv)
    #expect(job.request.labels == folder.file("labels.csv"))
    #expect(job.request.labelOptions.hasHeader == true)
    #expect(job.request.models[0].options.format == .csv)
    #expect(job.request.models[0].options.column == "a")
    #expect(job.request.models[1].path == folder.file("two.csv"))
    #expect(job.request.models[1].options.idColumn == "id")
    #expect(
      try words(in: folder) { _ = try folder.job(configuration: #"{"labels": {"header": true}}"#) }
        == "assay.json:1:12: there is no 'file'")
    #expect(
      try words(in: folder) {
        _ = try folder.job(configuration: #"{"model": {"m": {"file": "f", "hedaer": 1}}}"#)
      } == "assay.json:1:31: there is no option 'hedaer'; did you mean 'header'?")
    #expect(
      try words(in: folder) {
        _ = try folder.job(configuration: #"{"model": {"m": {"file": "f", "header": 1}}}"#)
      } == "assay.json:1:41: header is true or false, not '1'")
  }

  @Test func `options of the command line win over those of a configuration`() throws {
    let folder = try SampleFolder()
    var job = try folder.job(
      configuration: #"{"labels": {"file": "labels.csv", "header": true}, "format": "tsv"}"#)
    try job.set(#require(Option.named("format")), to: "csv")
    try job.set(#require(Option.named("labels")), to: folder.file("labels.csv"))
    #expect(job.request.format == .csv)
    #expect(job.request.labelOptions == FileOptions())
  }

  @Test func `what a file's options decide is said of the file`() throws {
    let folder = try SampleFolder(["y.txt": "a\nb\n", "p.txt": "0.75  0.25\n0.5 0.5\n"])
    var job = Job()
    try job.set(#require(Option.named("labels")), to: folder.file("y.txt:header=false"))
    job.request.models = [ReportRequest.Model(name: "m", path: folder.file("p.txt"))]
    job.request.classes = ["a", "b"]
    #expect(
      try Report(job.measured).understood.map { $0.replacing(folder.path + "/", with: "") } == [
        "y.txt: CSV, no header, 2 rows; label: value",
        "p.txt: blank-separated text, no header, 2 rows; scores of m: a, b",
      ])
  }
}
