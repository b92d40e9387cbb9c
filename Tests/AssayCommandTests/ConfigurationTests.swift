import AssayKit
import AssayTestSupport
import Testing

@testable import AssayCommand

@Suite struct ConfigurationTests {
  @Test func `a folder is read by its configuration, and paths are relative to it`() throws {
    let folder = try SampleFolder()
    let job = try folder.job(
      configuration: #"""
        {"title": "T", "labels": "labels.csv", "model": {"one": "one.csv", "two": "/data/two.csv"},
         "html": "out.html", "markdown": "-", "json": "sub/r.json", "template": "t.mustache"}
        """#)
    #expect(job.request.title == "T")
    #expect(job.request.labels == folder.file("labels.csv"))
    #expect(
      job.request.models == [
        ReportRequest.Model(name: "one", path: folder.file("one.csv")),
        ReportRequest.Model(name: "two", path: "/data/two.csv"),
      ])
    #expect(job.html == folder.file("out.html"))
    #expect(job.markdown == "-")
    #expect(job.json == folder.file("sub/r.json"))
    #expect(job.template == folder.file("t.mustache"))
  }

  @Test func `a configuration file may have any name`() throws {
    let folder = try SampleFolder(["small.json": #"{"labels": "labels.csv", "model": "one.csv"}"#])
    var job = Job()
    try job.take(folder.file("small.json"))
    #expect(job.request.labels == folder.file("labels.csv"))
    #expect(job.request.models == [ReportRequest.Model(path: folder.file("one.csv"))])
    #expect(try Report(job.measured).models == ["one"])
  }

  @Test(arguments: ["small.conf", "small", "small.json", "small.jsonl", "small.txt"])
  func `a configuration is known by what it says`(name: String) throws {
    let text = #"{"labels": "labels.csv", "model": {"one": "one.csv"}, "log-base": "2"}"#
    let folder = try SampleFolder([name: text])
    var job = Job()
    try job.take(folder.file(name))
    #expect(job.request.labels == folder.file("labels.csv"))
    #expect(try Report(job.measured).models == ["one"])
  }

  @Test func `a configuration of any name may have a slip, which is shown`() throws {
    let text = #"{"labels": "labels.csv", "model": "one.csv", "titel": "T"}"#
    let folder = try SampleFolder(["small.conf": text])
    let words = try words(in: folder) {
      var job = Job()
      try job.take(folder.file("small.conf"))
    }
    #expect(words == "small.conf:1:46: there is no option 'titel'; did you mean 'title'?")
  }

  @Test func `a configuration that names a file may have any slip`() throws {
    for (text, slip) in [
      (#"{"labels":"labels.csv", "modle":{"m":"x.csv"}}"#, "there is no option 'modle'"),
      (#"{"tittle":"T","labels":"labels.csv"}"#, "there is no option 'tittle'"),
      (#"{"model":"one.csv","x":1}"#, "there is no option 'x'"),
    ] {
      let folder = try SampleFolder([
        "small.conf": text, "labels.csv": "id,label\n", "one.csv": "id,a\n",
      ])
      let found = try words(in: folder) {
        var job = Job()
        try job.take(folder.file("small.conf"))
      }
      #expect(found.contains(slip), "\(found)")
    }
  }

  @Test func `data with keys of a configuration is data`() throws {
    for text in [
      #"{"label": "a", "scores": [0.5, 0.5], "classes": ["a", "b"]}"#,
      #"{"labels": "a", "prediction": "a", "id": "7"}"#,
      #"{"labels": "a", "pred": "a"}"# + "\n" + #"{"labels": "b", "pred": "a"}"#,
      #"{"labels": ["a", "b"], "model": ["a", "a"]}"#,
    ] {
      let folder = try SampleFolder(["data.jsonl": text + "\n"])
      var job = Job()
      try job.take(folder.file("data.jsonl"))
      #expect(job.configuration == nil, "\(text)")
      #expect(job.request.models == [ReportRequest.Model(path: folder.file("data.jsonl"))])
    }
  }

  @Test func `a configuration that is given as data is refused`() throws {
    let text = #"{"labels": "labels.csv", "model": {"one": "one.csv"}}"#
    let folder = try SampleFolder(["small.conf": text])
    var job = Job()
    try job.take(data: folder.file("small.conf"))
    #expect(
      try words(in: folder) { _ = try Report(job.measured) } == """
        small.conf: this is a configuration, not data; give it to assay report as a file, \
        whatever its name
        """)
  }

  @Test func `a folder may end in a slash`() throws {
    let folder = try SampleFolder(["assay.json": #"{"labels": "labels.csv"}"#])
    var job = Job()
    try job.take(folder.path + "/")
    #expect(job.request.labels == folder.file("labels.csv"))
  }

  @Test func `anything else is a file with data`() throws {
    var job = Job()
    try job.take("predictions.csv")
    try job.take("-")
    #expect(
      job.request.models == [
        ReportRequest.Model(path: "predictions.csv"), ReportRequest.Model(path: "-"),
      ])
  }

  @Test(arguments: [
    #"[{"label":"a","a":1,"b":0},{"label":"b","a":0,"b":1}]"#,
    #"{"label":["a","b"],"scores":[[1,0],[0,1]]}"#,
    #"{"label":{"0":"a","1":"b"},"a":{"0":1,"1":0},"b":{"0":0,"1":1}}"#,
    #"{"y":["a","b"],"a":[1,0],"b":[0,1]}"#,
    #"{"y":["a","b"],"a":[1,0],"b":[0,1],"weight":[1,2],"group":["x","y"]}"#,
    #"{"predictions":[{"label":"a","a":1,"b":0},{"label":"b","a":0,"b":1}],"model":"m"}"#,
    "{\"id\":1,\"label\":\"a\",\"a\":1,\"b\":0}\n{\"id\":2,\"label\":\"b\",\"a\":0,\"b\":1}",
  ])
  func `JSON that is no configuration is data, unless it is called one`(json: String) throws {
    let folder = try SampleFolder(["data.json": json, "assay.json": json])
    var job = Job()
    try job.take(folder.file("data.json"))
    #expect(job.configuration == nil)
    job.request.classes = ["a", "b"]
    #expect(try Report(job.measured).models == ["data"])
    var other = Job()
    #expect(throws: AssayError.self) { try other.take(folder.file("assay.json")) }
  }

  @Test(arguments: [
    (#"{"title": ["T"]}"#, "1:11: 'title' is wrong: not a plain value"),
    (#"{"labels": "l", "scores": ["logits"]}"#, "1:27: 'scores' is wrong: not a plain value"),
    (#"{"labels": "l", "modl": "m"}"#, "1:17: there is no option 'modl'; did you mean 'model'?"),
    (
      #"{"labels": {"fil": "l", "format": "csv"}}"#,
      "1:13: there is no option 'fil'; did you mean 'file'?"
    ),
    (
      #"{"labels": "l",}"#,
      "1:16: this is not JSON: a value, a comma or a bracket was expected here"
    ),
  ])
  func `an object with an option stays a configuration`(json: String, expected: String) throws {
    let folder = try SampleFolder(["run.json": json])
    var job = Job()
    #expect(
      try words(in: folder) { try job.take(folder.file("run.json")) } == "run.json:\(expected)")
  }

  @Test func `models come as text, as an array and as an object with their scores`() throws {
    let folder = try SampleFolder()
    func models(_ json: String) throws -> [ReportRequest.Model] {
      try folder.job(configuration: "{\"model\": \(json)}").request.models
    }
    let (one, two) = (folder.file("one.csv"), folder.file("two.csv"))
    var logits = FileOptions()
    logits.scores = .logits
    #expect(try models(#""first=one.csv""#) == [ReportRequest.Model(name: "first", path: one)])
    #expect(
      try models(#"["first=one.csv", "two.csv"]"#)
        == [ReportRequest.Model(name: "first", path: one), ReportRequest.Model(path: two)])
    #expect(
      try models(#"{"net": {"file": "one.csv", "scores": "logits"}, "two": {"file": "-"}}"#)
        == [
          ReportRequest.Model(name: "net", path: one, options: logits),
          ReportRequest.Model(name: "two", path: "-"),
        ])
  }

  @Test func `numbers, booleans and lists are taken as JSON has them`() throws {
    let job = try SampleFolder().job(
      configuration: #"""
        {"renormalize": true, "sum-tolerance": 1e-4, "samples": 3, "log-base": 2, "clip": 1e-7,
         "classes": ["a,b", "c"], "positive": 1, "baseline": "one", "id": "k", "label": "y"}
        """#)
    #expect(job.request.sumRule.renormalize)
    #expect(job.request.sumRule.tolerance == 1e-4)
    #expect(job.request.comparison.sampleLimit == 3)
    #expect(job.request.comparison.logBase == .two)
    #expect(job.request.comparison.clip == Clip(epsilon: 1e-7))
    #expect(job.request.classes == ["a,b", "c"])
    #expect(job.request.positive == "1")
    #expect(job.request.comparison.baseline == "one")
    #expect(job.request.idColumn == "k")
    #expect(job.request.labelColumn == "y")
    let classes = try SampleFolder().job(configuration: #"{"classes": "a,b"}"#).request.classes
    #expect(classes == ["a", "b"])
    #expect(
      try !SampleFolder().job(configuration: #"{"renormalize": false}"#).request.sumRule.renormalize
    )
  }

  @Test func `given options are once in the provenance, and the last word counts`() throws {
    let folder = try SampleFolder()
    var job = try folder.job(
      configuration: #"""
        {"labels": "labels.csv", "model": ["one.csv"], "log-base": 2, "classes": ["a", "b"]}
        """#)
    try job.set(#require(Option.named("log-base")), to: "10")
    let markdown = try Report(job.measured).markdown()
    #expect(markdown.contains("\n- `--classes` a,b\n- `--log-base` 10\n"))
  }

  @Test(arguments: [
    (#"{"titel": "T"}"#, "1:2: there is no option 'titel'; did you mean 'title'?"),
    ("{\n  \"labels\": \"l\",\n  \"xyzzy\": 1}", "3:3: there is no option 'xyzzy'"),
    ("[]", "1:1: 'the configuration' is wrong: not an object"),
    (#"{"title": ["T"]}"#, "1:11: 'title' is wrong: not a plain value"),
    (#"{"title": null}"#, "1:11: 'title' is wrong: not a plain value"),
    (#"{"model": [1]}"#, "1:12: 'model' is wrong: not a string"),
    (#"{"classes": {"a": 1}}"#, "1:13: 'classes' is wrong: not a plain value"),
    (
      #"{"model": {"m": {"file": "f", "score": "logits"}}}"#,
      "1:31: there is no option 'score'; did you mean 'scores'?"
    ),
    (#"{"model": {"m": {"scores": "logits"}}}"#, "1:17: there is no 'file'"),
    (
      #"{"model": {"m": {"file": "f", "scores": "logit"}}}"#,
      "1:41: --scores takes probabilities, logits or sigmoid-logits, not 'logit'; "
        + "did you mean 'logits'?"
    ),
    (#"{"model": {"m": 3}}"#, "1:17: 'the model' is wrong: not an object"),
    (#"{"log-base": 3}"#, "1:14: --log-base takes e, 2 or 10, not '3'"),
    (
      #"{"renormalize": "yes"}"#,
      "1:17: --renormalize is a switch, true or false, not 'yes'"
    ),
    (#"{"samples": 2.5}"#, "1:13: --samples takes a whole number from 0 to 10000, not '2.5'"),
    (#"{"samples": 10001}"#, "1:13: --samples takes a whole number from 0 to 10000, not '10001'"),
    (#"{"sum-tolerance": -1}"#, "1:19: --sum-tolerance takes a number from 0 up, not '-1'"),
    (
      #"{"clip": "tf"}"#,
      "1:10: --clip takes sklearn, keras, torch or a number ε between 0 and 0.5, not 'tf'"
    ),
    (#"{"title": "A", "title": "B"}"#, "1:16: the key 'title' occurs twice"),
    (
      #"{"title": "A",}"#,
      "1:15: this is not JSON: a value, a comma or a bracket was expected here"
    ),
    (
      "{\"title\": \"é\",\n \"labels\" \"l\"}",
      "2:11: this is not JSON: a value, a comma or a bracket was expected here"
    ),
    ("", "1:1: the JSON ends too early"),
  ])
  func `what is wrong is said with its place`(_ json: String, _ expected: String) throws {
    let folder = try SampleFolder()
    #expect(
      try words(in: folder) { _ = try folder.job(configuration: json) }
        == "assay.json:\(expected)")
  }

  @Test func `a folder without a configuration is said to have none`() throws {
    let folder = try SampleFolder()
    var job = Job()
    let said = try words(in: folder) { try job.take(folder.path) }
    #expect(said.contains("this folder has neither an assay.json nor part-… files: it holds"))
    #expect(said.contains("; write an assay.json with assay init "))
  }

  @Test func `what is wrong in a configuration is bad input, not wrong usage`() throws {
    let folder = try SampleFolder()
    let error = try #require(
      #expect(throws: AssayError.self) { try folder.job(configuration: #"{"x": 1}"#) })
    guard case .input = error else {
      Issue.record("\(error)")
      return
    }
  }
}

@Suite struct SideConfigurationTests {
  @Test func `columns beside labels and predictions come from a configuration`() throws {
    let folder = try SampleFolder()
    let job = try folder.job(
      configuration:
        #"{"labels": "labels.csv", "slice": ["region", "lang"], "weight": "w", "group": "who"}"#)
    #expect(job.request.slices == ["region", "lang"])
    #expect(job.request.weight == "w" && job.request.group == "who")
    let one = try folder.job(configuration: #"{"labels": "labels.csv", "slice": "region"}"#)
    #expect(one.request.slices == ["region"])
  }

  @Test func `a slice is named once, and options win over a configuration`() throws {
    let folder = try SampleFolder()
    var job = try folder.job(
      configuration: #"{"labels": "labels.csv", "slice": ["region", "lang"]}"#)
    let slice = try #require(Option.named("slice"))
    #expect(
      try words(in: folder) { try job.set(slice, to: "lang") } == "--slice names 'lang' twice")
    var stated = Job()
    try stated.set(slice, to: "lang")
    try stated.take(folder.path, besides: [.slice, .id])
    #expect(stated.request.slices == ["lang"])
    #expect(
      try words(in: folder) {
        _ = try folder.job(configuration: #"{"slice": ["lang", "lang"], "labels": "l"}"#)
      } == "assay.json:1:11: --slice names 'lang' twice")
  }

  @Test func `a report takes them, and says which options were given`() throws {
    let folder = try SampleFolder(["labels.csv": "id,label,region,w\n1,a,EU,2\n2,b,US,0\n"])
    var job = folder.job()
    for (name, value) in [("slice", "region"), ("slice", "id")] {
      try job.set(#require(Option.named(name)), to: value)
    }
    let report = try Report(job.measured)
    #expect(report.understood[0].hasSuffix("slices: region; not used: w"))
    #expect(try report.markdown().contains("region"))
  }

  @Test func `a summary refuses them`() throws {
    let folder = try SampleFolder()
    var job = folder.job()
    job.request.group = "id"
    let words = try words(in: folder) { _ = try Summary(job.measured) }
    #expect(
      words == "a summary has no slices, weights or groups; leave them out"
    )
  }
}
