import AssayData
import AssayResults

extension Chinese {
  func unit(_ base: LogBase) -> String {
    switch base {
    case .e: "nat"
    case .two: "比特"
    case .ten: "哈特利"
    }
  }

  func named(_ name: String, in unit: String) -> String { "\(name)（\(unit)）" }
  var unitOfPoints: String { "百分点" }
  func points(_ number: String) -> String { number + " 个百分点" }
  func range(_ low: String, _ high: String) -> String { "\(low) 至 \(high)" }
  func interval(_ level: String, _ range: String) -> String { "\(level) 置信区间 \(range)" }
  func widened(_ level: String) -> String { "加宽的 \(level)" }

  var undefined: String { "未定义" }
  var empty: String { "（空）" }
  var noName: String { "（无列名）" }
  var noClass: String { "无" }

  func words(_ direction: Metric.Direction) -> String {
    switch direction {
    case .lowerIsBetter: "越低越好"
    case .higherIsBetter: "越高越好"
    case .descriptive: "仅作描述，无优劣之分"
    }
  }

  func words(sign: Int) -> String { sign == 0 ? "相同" : sign < 0 ? "更低" : "更高" }

  func infinite(isBaseline: Bool) -> String { isBaseline ? "有限；基线为无穷大" : "无穷大" }

  func words(_ verdict: PairedTest.Verdict) -> String {
    switch verdict {
    case .better: "更好"
    case .worse: "更差"
    case .noClearDifference: "差异不显著"
    case .tooFewSamples: "样本太少，无法判断"
    case .undecided: "无法判定"
    }
  }

  func words(_ method: PairedTest.Method) -> String {
    switch method {
    case .mcNemar: "McNemar mid-p 检验与 Tango 区间"
    case .signFlip: "符号翻转检验（枚举差值的全部正负号组合）与 Hall 均值检验"
    case .pairedT: "配对 t 检验与 Hall 均值检验"
    case .deLong: "DeLong 检验"
    case .influence: "z 检验，标准误由各样本对差值的贡献求得"
    case .influenceT: "t 检验，标准误由各样本对差值的贡献求得"
    case .bootstrap: "对两个模型的答案联合重抽样 9,999 次"
    case .linearized: "z 检验，标准误由各样本对指标的贡献求得"
    case .constant: "所有差值都相等，p 取可能的最小值"
    case .welch: "Welch 检验（按不同样本）"
    case .newcombe: "两比例检验与 Newcombe 区间"
    case .independentDeLong: "DeLong 方差（按不同样本）"
    case .twoBootstraps: "对两个版本的答案各自重抽样 9,999 次"
    case .mcNemarRange: "McNemar 检验可能的最大 p 值与 Tango 区间可能的最大宽度"
    }
  }

  var allDifferencesEqual: String { "所有差值都相等" }

  func words(_ reason: NoPairedTest) -> String {
    switch reason {
    case .notCompared: "并非两个模型都有该值"
    case .infinite(let samples): "\(count(samples, .sample))的损失为无穷大"
    case .tooLarge: "差值的平方过大"
    case .tooFewUnits: "所有样本同属一组，而检验至少需要两组"
    case .noSpread: "没有任何变异可供估计差值的误差"
    case .onlyOneClipped: "其中一个模型的损失由 logits 算得，未经截断"
    case .tooFewOfClass(let least): "检验要求每个类别至少有 \(count(least, .sample))"
    case .oftenUndefined: "在许多重抽样样本中，其中一个模型没有该值"
    case .tooManyCells: "两个模型的答案组合过多"
    case .weighted: "样本带权重，目前没有适用于加权样本的检验"
    case .grouped: "同组样本并不独立，目前没有适用于分组样本的检验"
    case .noStandardError: "其中一个版本的数值误差未知"
    case .clipsDiffer: "两个版本的截断方式不同"
    case .classesDiffer: "两个版本的类别不同"
    }
  }

  func words(_ method: ConfidenceInterval.Method) -> String {
    switch method {
    case .wilson: "比例的 Wilson 区间"
    case .hall: "均值的 Hall 区间（已校正偏度）"
    case .jackknifeHall: "均值的 Hall 区间，标准误由刀切法求得"
    case .bootstrap: "对混淆矩阵作自助法重抽样的百分位区间"
    case .deLong: "logit 尺度上的 DeLong 区间"
    case .influence: "logit 尺度上的区间，标准误由各样本的贡献求得"
    case .influenceT: "logit 尺度上的 t 区间，标准误由各样本的贡献求得"
    case .disjointPairs: "所有样本对均排序正确（或均错误）时的精确界"
    case .effectiveWilson: "比例的 Wilson 区间，样本数取有效样本数"
    case .linearized: "t 分布区间，标准误由指标的线性化求得"
    }
  }

  func words(_ doubt: ConfidenceInterval.Doubt) -> String {
    switch doubt {
    case .fewEffectiveUnits: "权重集中于少数样本或组，结果为近似"
    case .fewSamples: "样本很少，结果为近似"
    case .fewErrors: "错误答案不足十个，结果为近似"
    case .rareClasses: "有类别样本很少，结果为近似"
    case .heavyTail: "数值主要由少数样本决定，结果为近似"
    }
  }

  func words(_ reason: NoInterval) -> String {
    switch reason {
    case .notAskedFor: "未要求计算区间"
    case .noValue: "没有有限值"
    case .fact: "该值只描述这批样本"
    case .tooFewSamples(let least): "至少需要 \(count(least, .sample))"
    case .noSpread: "这批样本中没有任何差异，无从估计误差"
    case .tooLarge: "损失的平方过大"
    case .tooManyCells: "混淆矩阵的单元格过多"
    case .tooManySlices: "切片过多，无法逐一对混淆矩阵重抽样"
    case .noMethod: "目前没有可靠的区间方法"
    case .weighted: "样本带权重，目前没有适用于加权样本的方法"
    case .grouped: "同组样本并不独立，目前没有适用于分组样本的方法"
    case .rareClasses: "部分类别样本太少，无法对混淆矩阵重抽样"
    case .oftenUndefined: "该指标在许多次重抽样中未定义"
    case .tooManyClasses: "类别过多，未按类别累计损失"
    case .tooManyShares: "软标签过多，无法全部保留"
    case .notOfSlices: "仅对全部样本按类别累计损失，切片没有"
    }
  }

  func words(_ reason: Undefined) -> String {
    switch reason {
    case .notMeasured: "未计算"
    case .classesOnly: "模型只给出类别，而该指标需要概率"
    case .neverPredicted: "该类别从未被预测"
    case .noSamples: "没有样本属于该类别"
    case .absent: "该类别既未出现，也未被预测"
    case .oneClass: "所有样本都属于同一类别"
    case .noSpread: "所有样本都属于同一类别，或都被预测为同一类别"
    case .infiniteLoss: "计算所用的损失中有无穷大"
    case .softLabels: "标签是分布，而该指标要求每个样本只有一个类别"
    case .tooManyScores: "概率太多，无法全部保留"
    case .notInSummaries: "汇总文件未保留该指标所需的概率"
    case .noOtherSamples: "没有样本属于其他类别"
    case .weighted: "样本带权重，而该指标不计权重"
    case .noWeight: "没有样本的权重大于 0"
    case .tooFewSamples: "至少需要两个属于该类别的样本和两个不属于该类别的样本"
    }
  }

  func undefined(because reason: String) -> String { "未定义：\(reason)" }

  func infinite(_ count: Int, of total: Int) -> String {
    "无穷大：\(share(count, of: total, .sample))损失为无穷大"
  }
}
