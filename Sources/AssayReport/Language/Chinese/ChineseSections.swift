import AssayCompare
import AssayData
import AssayEvaluate

extension Chinese {
  func intervalNote(_ level: String, _ method: Bounds.Method, _ doubt: Bounds.Doubt?) -> String {
    "\(level)，\(words(method))" + (doubt.map { "；\(words($0))" } ?? "")
  }

  func noInterval(because reason: String) -> String { "无置信区间：\(reason)" }

  func atInfinity(_ count: Int, others: String?) -> String {
    "\(self.count(count, .sample))为 ∞" + (others.map { "，其余平均 \($0)" } ?? "")
  }

  func scoreboardNote(_ level: String, baseline: String?, isDrawn: Bool) -> String {
    let drawn = isDrawn ? "，按同行共用的刻度绘制" : ""
    let differences = baseline.map {
      spaced("差值均相对于\($0)") + (isDrawn ? "，其数值以细线标出。" : "。")
    }
    return label(.directionNote) + "数值下方为其 \(level) 置信区间\(drawn)；⚠ 表示近似。"
      + (differences ?? "")
  }

  func whereDiffer(_ baseline: String, _ candidate: String) -> String {
    spaced("\(candidate)与\(baseline)的差异所在")
  }

  func agreement(_ share: String, _ task: EvaluationTask) -> String {
    spaced("两者对\(share)的样本预测相同。")
  }

  func divergence(
    _ baseline: String, _ candidate: String, jensenShannon: String, fromBaseline: String,
    fromCandidate: String
  ) -> String {
    spaced(
      "预测分布之间的平均 Jensen–Shannon 散度为\(jensenShannon)；KL(\(baseline)‖\(candidate)) 为\(fromBaseline)，KL(\(candidate)‖\(baseline)) 为\(fromCandidate)。"
    )
  }

  func words(_ list: ChangeList) -> String {
    switch list {
    case .newlyWrong: "由对变错"
    case .newlyRight: "由错变对"
    case .largestRises: "损失上升最多"
    case .largestFalls: "损失下降最多"
    }
  }

  func meaning(_ verdict: PairedTest.Verdict, risk: String) -> String {
    switch verdict {
    case .tooFewSamples: "这样的样本无论如何都不可能使校正后的 p 小到 \(risk)。"
    case .better, .worse:
      "校正后的 p（所有候选模型一并校正，Holm 1979）不超过 \(risk)，且置信区间不含 0。"
    case .noClearDifference: "其余情况。"
    }
  }

  func term(_ verdict: PairedTest.Verdict) -> String {
    switch verdict {
    case .better, .worse: "更好或更差"
    case .tooFewSamples, .noClearDifference: words(verdict)
    }
  }

  func testsNote(_ cochran: (p: String, statistic: String)?) -> String {
    "“更低 / 相同 / 更高”按候选模型的损失统计样本数；“可检出差异”是这样的样本在五次中有四次能够显示出的差异。"
      + (cochran.map { "所有模型正确率相同这一假设：\($0.p)（Cochran’s Q = \($0.statistic)）。" } ?? "")
  }
}

// MARK: - Confidence

extension Chinese {
  func confidenceNote(_ level: String) -> String {
    "每个点是按置信度分箱的一组样本，点越大样本越多，下方的条形为样本数。须线为 \(level) 置信区间；"
      + "灰色带是假定模型的正确率与其置信度一致时，\(level) 的情况下仅由偶然造成的波动范围。"
      + "点在对角线上方，说明实际正确率高于模型所称；在下方则低于模型所称。"
  }

  func side(isTooSure: Bool) -> String { isTooSure ? "过于自信" : "信心不足" }

  func lossesInBins(_ loss: String) -> String {
    spaced("损失最小的这一比例的样本，其损失（\(loss)）不超过所列数值。损失按四分之一倍频程分箱计数，所列为箱的上界。")
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
    case .debiased: "扣除每箱样本过少时仅由偶然造成的部分；可能小于 0"
    case .maximum: "偏差最大的一箱"
    case .classwise: "各类别自身 ECE 的平均"
    case .brierTest, .logTest: "检验损失是否与概率本身的期望一致；大于 0 表示损失偏高"
    case .miscalibration: "重新校准每个类别能使 MSE 降低多少"
    case .discrimination: "概率的排序使 MSE 降低多少"
    case .uncertainty: "始终回答类别频率时的 MSE"
    case .reliability: "就置信度而言：与实际正确率的平方距离；0 为最佳"
    case .resolution: "就置信度而言：各箱正确率相差多大；越大越好"
    }
  }
}

// MARK: - Further sections

extension Chinese {
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

  func errorsLess(_ candidate: String, _ baseline: String) -> String {
    spaced("\(candidate)的错误减去\(baseline)的错误，单位为该标签样本的 %")
  }

  func againstOthers(isPart: Bool) -> String {
    "各类别与其余类别相对" + (isPart ? "（面积最低者）" : "")
  }

  func coded(_ bound: String) -> String {
    "概率数量很大，每个以 16 位保存；面积的误差不超过 \(bound)。"
  }

  func words(_ threshold: NamedThreshold) -> String {
    switch threshold {
    case .half: "0.5"
    case .fewestErrors: "错误最少"
    case .leastCost: "代价最小"
    }
  }

  var aboveAll: String { "高于所有得分" }

  func slicesNote(_ metric: String, _ level: String) -> String {
    spaced(
      "按各模型\(metric)的平均，最差的在前。数值下方为其\(level)置信区间；⚠ 表示近似。每个结论均已就同一表中的所有取值作校正（Holm 1979）；⇄ 表示差值的正负号与全体样本相反，“反转”表示这种相反是明显的。"
    )
  }

  func samplesNote(_ shown: Int?, of total: Int, isOfSeveral: Bool) -> String {
    guard let shown else {
      return "全部 \(count(total, .sample))" + (isOfSeveral ? "在每个模型下的情况。" : "。")
    }
    let which = isOfSeveral ? "各模型损失相差最大的" : "损失最高的"
    return "\(count(total, .sample))中\(which) \(count(shown, .sample))。"
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
