import AssayData
import AssayResults

extension Chinese {
  func intervalNote(
    _ level: String, _ method: ConfidenceInterval.Method, _ doubt: ConfidenceInterval.Doubt?
  ) -> String {
    "\(level)，\(words(method))" + (doubt.map { "；\(words($0))" } ?? "")
  }

  func noInterval(because reason: String) -> String { "无置信区间：\(reason)" }

  func atInfinity(_ count: Int, others: String?) -> String {
    "\(self.count(count, .sample))为无穷大" + (others.map { "；其余平均 \($0)" } ?? "")
  }

  func scoreboardNote(
    _ level: String, baseline: String?, isDrawn: Bool, isByModel: Bool
  ) -> String {
    let drawn = isDrawn ? "，同一指标共用一个刻度" : ""
    let differences = baseline.map {
      spaced("差值以\($0)为基准") + (isDrawn ? "，其数值以细线标出" : "")
        + (isByModel ? "；百分数之差的单位为百分点。" : "。")
    }
    return label(.directionNote) + "数值下方为其 \(level) 置信区间\(drawn)；⚠ 表示近似。"
      + (differences ?? "")
  }

  func byWeight(_ column: String) -> String { spaced("按\(column)列加权") }

  var weightsNotCounted: String { "样本个数，不加权" }

  var sharesByWeight: String { "样本按个数计，比率加权" }

  func agreement(_ share: String, _ task: EvaluationTask) -> String {
    spaced("两者对\(share)的预测相同。")
  }

  func divergence(
    _ baseline: String, _ candidate: String, jensenShannon: String, fromBaseline: String?,
    fromCandidate: String?
  ) -> String {
    func divergence(_ from: String, _ to: String, _ mean: String?) -> String {
      let size = mean ?? spaced("无穷大，因为\(to)在\(from)概率不为 0 之处给出了概率 0")
      return spaced("KL(\(from)‖\(to))为\(size)")
    }
    return spaced("预测分布之间的平均 Jensen–Shannon 散度为\(jensenShannon)；")
      + divergence(baseline, candidate, fromBaseline) + "；"
      + divergence(candidate, baseline, fromCandidate) + "。"
  }

  func words(_ list: ChangeList) -> String {
    switch list {
    case .newlyWrong: "由对变错"
    case .newlyRight: "由错变对"
    }
  }

  func meaning(_ verdict: PairedTest.Verdict, risk: String) -> String {
    switch verdict {
    case .tooFewSamples: "即使出现最极端的结果，校正后的 p 也达不到 \(risk)。"
    case .better, .worse: "校正后的 p 不超过 \(risk)，且置信区间不含 0。"
    case .noClearDifference: "其余情况；这并不表明两者相等。"
    case .undecided: "p 值取决于两个版本各错在哪些样本上。"
    }
  }

  func term(_ verdict: PairedTest.Verdict) -> String {
    switch verdict {
    case .better, .worse: "更好或更差"
    case .tooFewSamples, .noClearDifference, .undecided: words(verdict)
    }
  }

  func familiesNote(
    _ primary: [String], replaced loss: String?, ofPairs: Bool, hasMargins: Bool
  ) -> String {
    let all = ofPairs ? "所有模型对" : "所有模型"
    return spaced("\(loss == nil ? "结论只依据主要指标" : "主要指标")（\(list(primary))）：")
      + spaced("其 p 值对\(all)和全部主要指标一并校正（Holm 1979）。")
      + spaced("其余每个指标单独检验，仅对\(all)校正，属于探索性结果。")
      + (loss.map { spaced("多个模型的\($0)为无穷大，结论不依据它。") } ?? "")
      + (hasMargins ? "界值检验是事先提出的单个问题：按未校正的 95% 置信区间判定。" : "")
  }

  func testsNote(_ cochran: (p: String, statistic: String)?) -> String {
    "“损失更低 / 相同 / 更高”为写在前面的模型损失更低、相同、更高的样本数；"
      + "“最小可检出差异”：真实差异若有这么大，五批这样的样本中有四批能够检出（检验功效 80%）。"
      + "“所需样本数”：大约有这么多样本时，观测到的差异便可检出。⚠ 表示结果为近似。"
      + (cochran.map {
        "对“所有模型准确率相同”的检验：\($0.p)（Cochran Q = \($0.statistic)）。"
      } ?? "")
  }
}

// MARK: - Confidence

extension Chinese {
  func confidenceNote(_ level: String) -> String {
    "每个点是置信度相近的一箱样本，点越大样本越多，下方的条形为样本数。误差线为 \(level) 置信区间；"
      + "若模型完全校准，点有 \(level) 的可能落在其灰色条内。"
      + "点在对角线上方，说明准确率高于置信度；在下方则低于置信度。"
  }

  func side(isTooSure: Bool) -> String { isTooSure ? "过度自信" : "欠自信" }

  func lossQuantiles(_ loss: String, inBins: Bool) -> String {
    let share = "该比例的样本，其\(loss)不超过所列数值。"
    return spaced(
      inBins ? "损失分位数（箱的上界）：\(share)损失每翻一倍分为四箱。" : "损失分位数：\(share)")
  }

  func name(_ number: CalibrationNumber) -> String {
    switch number {
    case .equalWidth: "ECE（等宽分箱）"
    case .equalMass: "ECE（等频分箱）"
    case .debiased: "ECE（去偏）"
    case .maximum: "MCE"
    case .classwise: "按类别的 ECE"
    case .brierTest: "校准检验（平方误差）"
    case .logTest: "校准检验（对数损失）"
    case .miscalibration: "校准偏差（CORP）"
    case .discrimination: "区分度（CORP）"
    case .uncertainty: "不确定性（CORP）"
    case .reliability: "可靠性（Murphy）"
    case .resolution: "分辨力（Murphy）"
    }
  }

  func meaning(_ number: CalibrationNumber) -> String {
    switch number {
    case .equalWidth: "各箱宽度相等"
    case .equalMass: "各箱样本数相等"
    case .debiased: "只扣除了随机波动所增加的一部分；模型即使完全校准，平均仍大于 0；个别情况下小于 0"
    case .maximum: "偏差最大的一箱"
    case .classwise: "各类别自身 ECE 的平均"
    case .brierTest, .logTest: "检验实际损失是否与按预测概率算出的期望损失一致；z 大于 0 表示实际损失偏高"
    case .miscalibration: "重新校准最多能使均方误差降低多少：拟合用的正是这批样本"
    case .discrimination: "概率的排序使均方误差降低了多少"
    case .uncertainty: "始终以类别频率作为预测时的均方误差"
    case .reliability: "置信度与准确率的平方差距；0 为最佳"
    case .resolution: "按置信度分箱，各箱准确率相差多大；越大越好"
    }
  }
}

// MARK: - Further sections

extension Chinese {
  func classesNote(_ level: String, baseline: String?) -> String {
    spaced("精确率和召回率附有\(level)置信区间。")
      + (baseline.map {
        spaced("“更好”“更差”是与\($0)相比，对所有类别校正，属于探索性结果；不足十个样本的类别不作判断。")
      } ?? "")
  }

  func lowestF1(_ count: Int) -> String { "F1 最低的 \(self.count(count, .class))" }

  func words(_ mean: ClassMean) -> String {
    switch mean {
    case .all: "全部类别的平均（未定义计为 0）"
    case .whereDefined: "有定义的类别的平均"
    case .plain: "各类别的平均"
    case .weighted: "按样本数加权"
    case .pairs: "两两类别的平均"
    }
  }

  func againstOthers(isPart: Bool) -> String {
    "各类别对其余类别" + (isPart ? "（仅列面积最低者）" : "")
  }

  func thresholdNote(
    _ classes: (here: String, elsewhere: String)?, _ ties: [(model: String, samples: Int)]
  ) -> String {
    let note = "概率不低于阈值的样本判为正例。"
    guard let classes else { return note }
    let counts = ties.map { spaced("\($0.model) \(Figures.count($0.samples)) 个") }
    return note + spaced("概率恰为 0.5 的样本，此处判为\(classes.here)，")
      + spaced("报告的其他部分取第一个类别\(classes.elsewhere)（样本数：\(commas(counts))）。")
  }

  func coded(_ bound: String) -> String {
    "每个概率以 16 位保存，面积的误差不超过 \(bound)。"
  }

  func words(_ threshold: NamedThreshold) -> String {
    switch threshold {
    case .half: "默认"
    case .fewestErrors: "错误最少"
    case .leastCost: "代价最小"
    }
  }

  var aboveAll: String { "高于所有得分" }

  func slicesNote(_ metric: String, _ level: String) -> String {
    spaced("按各模型\(metric)的平均值由差到好排列。数值下方为其\(level)置信区间；⚠ 表示近似。")
      + "每个结论均已就同一表中的所有取值作多重比较校正（Holm 1979）；"
      + "⇄ 表示差值的符号与全体样本相反，其中差异显著的标为“反转”。"
  }

  func allSamples(_ count: Int, areOfSeveral: Bool) -> String {
    "全部 \(self.count(count, .sample))" + (areOfSeveral ? "在各模型下的结果。" : "。")
  }

  func worked(_ sample: String, _ metric: MetricWords, _ formula: String) -> String {
    "\(sample)：\(lossName(metric.metric)) \(formula)"
  }

  func more(_ count: Int) -> String { "另外 \(count) 项" }

  func definitionsNote(_ logarithm: String, _ unit: String) -> String {
    spaced("N 为样本数，K 为类别数；p 为预测，y 为标签；log 为\(logarithm)，故信息量以\(unit)为单位；0·log 0 计为 0。")
  }

  func leftOut(_ sections: [String], bytes: Int) -> String {
    "为不超过 \(count(bytes, .byte))，省略了：\(commas(sections))。"
  }
}

extension Chinese {
  func part(_ part: ShownPart) -> String {
    switch part {
    case .models(let shown, let all, let lowest):
      spaced("共 \(Figures.count(all)) 个模型，此处仅显示基线和\(lowest)最低的 \(Figures.count(shown - 1)) 个；")
        + "\(results)。"
    case .pairs(let shown, let all):
      "共 \(Figures.count(all)) 对模型，此处仅显示 \(Figures.count(shown)) 对：先是与基线的比较，"
        + "再是差异最显著的；\(results)。"
    case .worstValues(let shown, let all):
      "共 \(Figures.count(all)) 个取值，此处仅显示最差的 \(Figures.count(shown)) 个；\(results)"
    case .files(let shown, let all):
      "共 \(Figures.count(all)) 个文件，此处仅列出前 \(Figures.count(shown)) 个；\(results)。"
    case .caveats(let more):
      "另有 \(Figures.count(more)) 条注意事项未在此列出；\(results)。"
    case .worst(let count, let all): "最差的 \(Figures.count(count)) 个（共 \(Figures.count(all)) 个）"
    case .others(let count, let all): "其余 \(Figures.count(count)) 个（共 \(Figures.count(all)) 个）"
    }
  }

  private var results: String { "JSON 结果\(named(.json))包含全部" }
}

extension Chinese {
  func computedNote(inOrder classes: [String]?) -> String {
    classes.map { spaced("概率按类别顺序排列：\(commas($0))。") }
      ?? "类别后为其概率：先是预测类别，若目标为另一类别，再列目标。"
  }
}

extension Chinese {
  func intervals(_ level: String) -> String { "\(level) 置信区间" }
  func against(_ baseline: String) -> String { spaced("与\(baseline)的差值") }

  func differenceIntervals(_ levels: [String]) -> String {
    "因同时比较多个模型，差值的置信区间采用更高的置信水平：\(levels.joined(separator: " 至 "))。"
  }
}
