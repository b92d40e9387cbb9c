import AssayData
import AssayRoles
import AssaySamples
import Testing

// Files in the forms of known programs.

/// Labels, the file of a program for three samples, and the expected classes and scores.
private struct Written: CustomTestStringConvertible, Sendable {
  let testDescription: String
  var labels = "id,label\n1,0\n2,1\n3,1\n"
  let model: String
  var change: @Sendable (inout ReadRequest) -> Void = { _ in }
  var classes = ["0", "1"]
  var scores = [0.75, 0.25, 0.5, 0.5, 0.125, 0.875]
}

private let programs: [Written] = [
  Written(
    testDescription: "CatBoost",
    model: "SampleId\tProbability:Class=0\tProbability:Class=1\tLabel\n"
      + "1\t0.75\t0.25\t0\n2\t.5\t.5\t1\n3\t.125\t.875\t1\n"),
  Written(
    testDescription: "CatBoost with raw values and classes",
    model: "SampleId\tRawFormulaVal:Class=0\tRawFormulaVal:Class=1\tProbability:Class=0\t"
      + "Probability:Class=1\tClass\tLabel\n"
      + "1\t-3\t3\t0.75\t0.25\t0\t0\n2\t1\t2\t.5\t.5\t0\t1\n3\t1\t2\t.125\t.875\t1\t1\n"),
  Written(
    testDescription: "CatBoost's raw values where logits are asked for",
    model: "SampleId\tRawFormulaVal:Class=0\tRawFormulaVal:Class=1\tProbability:Class=0\t"
      + "Probability:Class=1\n1\t-3\t3\t.1\t.9\n2\t1\t2\t.5\t.5\n3\t1\t2\t.5\t.5\n",
    change: { $0.scores = .logits }, scores: [-3, 3, 1, 2, 1, 2]),
  Written(
    testDescription: "CatBoost, binary, raw value and probability",
    model: "SampleId\tRawFormulaVal\tProbability\tClass\tLabel\n"
      + "1\t-3\t0.25\t0\t0\n2\t1\t.5\t1\t1\n3\t2\t.875\t1\t1\n",
    change: { $0.positive = "1" }, scores: [0.25, 0.5, 0.875]),
  Written(
    testDescription: "CatBoost, one class's probability",
    model: "SampleId\tProbability:Class=1\n1\t0.25\n2\t.5\n3\t.875\n", scores: [0.25, 0.5, 0.875]),
  Written(
    testDescription: "CatBoost with several sets",
    labels: "id,label\n0:1,0\n0:2,1\n0:3,1\n",
    model: "EvalSet:SampleId\tProbability:Class=1\tProbability:Class=0\tLabel\n"
      + "0:1\t0.25\t0.75\t0\n0:2\t.5\t.5\t1\n0:3\t.875\t.125\t1\n",
    classes: ["1", "0"], scores: [0.25, 0.75, 0.5, 0.5, 0.875, 0.125]),
  Written(
    testDescription: "tidymodels", labels: "label\nno\nyes\nyes\n",
    model: ".pred_class,.pred_no,.pred_yes\nno,0.75,0.25\nno,.5,.5\nyes,.125,.875\n",
    classes: ["no", "yes"]),
  Written(
    testDescription: "tidymodels' collected predictions", labels: "label\nno\nyes\nyes\n",
    model: "id,.pred_no,.pred_yes,.row,.pred_class,.config\n"
      + "Fold1,0.75,0.25,1,no,m\nFold1,.5,.5,2,no,m\nFold1,.125,.875,3,yes,m\n",
    classes: ["no", "yes"]),
  Written(
    testDescription: "H2O, numbers", labels: "label\n0\n1\n1\n",
    model: "predict,p0,p1\n0,0.75,0.25\n1,.5,.5\n1,.125,.875\n"),
  Written(
    testDescription: "H2O, numbers, calibrated", labels: "label\n0\n1\n1\n",
    model: "predict,p0,p1,cal_p0,cal_p1\n0,0.75,0.25,1,0\n1,.5,.5,1,0\n1,.125,.875,1,0\n"),
  Written(
    testDescription: "H2O, names", labels: "label\ncat\nping\nping\n",
    model: "predict,cat,ping\ncat,0.75,0.25\nping,.5,.5\nping,.125,.875\n",
    classes: ["cat", "ping"]),
  Written(
    testDescription: "Azure ML, studio",
    model: "id,Scored Probabilities for Class \"0\",Scored Probabilities for Class \"1\","
      + "Scored Labels\n1,0.75,0.25,0\n2,.5,.5,0\n3,.125,.875,1\n"),
  Written(
    testDescription: "Azure ML, designer", labels: "id,label\n1,no\n2,yes\n3,yes\n",
    model: "id,Scored Labels,Scored Probabilities_no,Scored Probabilities_yes\n"
      + "1,no,0.75,0.25\n2,no,.5,.5\n3,yes,.125,.875\n", classes: ["no", "yes"]),
  Written(
    testDescription: "Azure ML, binary",
    model: "id,label,Scored Labels,Scored Probabilities\n1,0,0,0.25\n2,1,0,.5\n3,1,1,.875\n",
    change: { $0.positive = "1" }, scores: [0.25, 0.5, 0.875]),
  Written(
    testDescription: "ML.NET, binary", labels: "id,label\n1,False\n2,True\n3,True\n",
    model: "id,Score,PredictedLabel,Probability\n1,-2,False,0.25\n2,0.1,True,.5\n3,2,True,.875\n",
    change: { $0.positive = "True" }, classes: ["False", "True"], scores: [0.25, 0.5, 0.875]),
  Written(
    testDescription: "Kaggle", labels: "id,Status\n1,C\n2,CL\n3,D\n",
    model: "id,Status_C,Status_CL,Status_D\n1,.5,.25,.25\n2,0,1,0\n3,.25,.25,.5\n",
    classes: ["C", "CL", "D"], scores: [0.5, 0.25, 0.25, 0, 1, 0, 0.25, 0.25, 0.5]),
  Written(
    testDescription: "Kaggle's solution",
    labels: "id,col1,col2,Indicator\n1,1,0,0\n2,0,1,1\n3,0,1,1\n",
    model: "id,col1,col2\n1,0.75,0.25\n2,.5,.5\n3,.125,.875\n", classes: ["col1", "col2"]),
  Written(
    testDescription: "Kaggle's solution with its usage",
    labels: "id,col1,col2,Usage\n1,1,0,Public\n2,0,1,Private\n3,0,1,Public\n",
    model: "id,col2,col1\n1,0.25,0.75\n2,.5,.5\n3,.875,.125\n", classes: ["col2", "col1"],
    scores: [0.25, 0.75, 0.5, 0.5, 0.875, 0.125]),
]

@Test(arguments: programs)
private func `a program's scores are found by its names`(_ program: Written) throws {
  let files = try Files(["labels.csv": program.labels, "model.csv": program.model])
  let result = try files.read(program.change)
  #expect(result.classes == program.classes)
  #expect(result.scores() == program.scores)
  #expect(result.models == ["model"])
}

@Test(
  arguments: [
    (
      "run_glue", "idx,label\n0,entailment\n1,not\n",
      "index\tprediction\n0\tentailment\n1\tentailment\n"
    ),
    (
      "BigQuery", "id,species\n0,entailment\n1,not\n",
      "predicted_species,predicted_species_probs,id\nentailment,\"[{\"\"label\"\":1}]\",0\n"
        + "entailment,[],1\n"
    ),
    ("H2O", "label\nentailment\nnot\n", "predict\nentailment\nentailment\n"),
    (
      "Azure ML", "id,label\n0,entailment\n1,not\n",
      "id,Scored Labels,x\n0,entailment,y\n1,entailment,z\n"
    ),
    (
      "ML.NET", "id,label\n0,entailment\n1,not\n", "id,PredictedLabel\n0,entailment\n1,entailment\n"
    ),
  ])
func `a program's predicted classes are found by its names`(
  program: String, labels: String, model: String
) throws {
  let result = try Files(["labels.csv": labels, "model.tsv": model]).read()
  #expect(result.predicted() == ["entailment", "entailment"], "\(program)")
}

@Test func `what was predicted of a column is beside it`() throws {
  let files = try Files([
    "data.csv": "predicted_species,species,mass\nGentoo,Adelie,3\nAdelie,Adelie,4\n"
  ])
  let result = try files.read()
  #expect(result.labels == ["Adelie", "Adelie"])
  #expect(result.predicted() == ["Gentoo", "Adelie"])
}

@Test func `the column called for the truth wins over one that may be a prediction`() throws {
  for (header, truth) in [("Class,Label", 1), ("label,target", 1), ("y_true,class", 0)] {
    let files = try Files(["data.csv": "\(header)\na,b\nb,a\n"])
    let result = try files.read()
    #expect(result.labels == (truth == 1 ? ["b", "a"] : ["a", "b"]), "\(header)")
    #expect(result.predicted() == (truth == 1 ? ["a", "b"] : ["b", "a"]), "\(header)")
  }
}

@Test func `a program's names that are not about the labels are columns like others`() throws {
  let files = try Files([
    "labels.csv": "label\np0\np1\n", "model.csv": "predict,p0,p1\np0,.5,.5\np1,1,0\n",
  ])
  let result = try files.read()
  #expect(result.classes == ["p0", "p1"])
  #expect(result.scores() == [0.5, 0.5, 1, 0])
}
