import AssayCompare
import AssayData
import AssayEvaluate

extension Chinese {
  /// By the English name.
  static let metricNames = [
    "error rate": "错误率", "exact-match error": "完全匹配错误率", "accuracy": "准确率",
    "error rate, ties by lot": "错误率（并列随机取）", "expected error": "期望错误率",
    "exact match": "完全匹配率", "Hamming error": "汉明错误率",
    "MSE": "均方误差", "MSE, halved": "均方误差的一半", "MSE per class": "均方误差（按类别平均）",
    "cross-entropy": "交叉熵", "cross-entropy, clipped": "截断交叉熵",
    "binary cross-entropy": "二元交叉熵", "KL divergence": "KL 散度",
    "label entropy": "标签熵", "prediction entropy": "预测熵",
    "balanced error": "平衡错误率", "macro F1": "宏平均 F1", "micro F1": "微平均 F1",
    "MCC": "马修斯相关系数（MCC）", "Cohen’s kappa": "Cohen kappa 系数",
    "ROC AUC": "ROC AUC", "average precision": "平均精确率（AP）",
    "calibration error (ECE)": "校准误差（ECE）",
    "largest calibration error (MCE)": "最大校准误差（MCE）",
    "D² (log loss)": "D²（对数损失）", "Brier skill": "Brier 技巧评分",
    "majority error": "多数类错误率",
  ]

  func name(_ metric: Metric) -> String {
    if let name = Chinese.metricNames[metric.name] { return name }
    return topCount(metric).map { "Top-\($0) 错误率" } ?? metric.name
  }

  /// How many classes a top-k error takes.
  private func topCount(_ metric: Metric) -> Int? {
    let parts = metric.key.split(separator: "_")
    return parts.count == 3 && parts[0] == "top" && parts[2] == "error" ? Int(parts[1]) : nil
  }

  func plural(_ metric: Metric) -> String { name(metric) }

  func lossName(_ metric: Metric) -> String {
    switch metric.key {
    case MetricKey.squaredError: "平方误差"
    case MetricKey.squaredErrorPerClass: "平方误差（按类别平均）"
    default: name(metric)
    }
  }

  func range(_ metric: Metric) -> String { metric.range.replacing("nats", with: unit(.e)) }

  func definition(_ metric: Metric, in comparison: Comparison) -> String {
    if let count = topCount(metric) { return topError(count) }
    switch metric.key {
    case MetricKey.clippedCrossEntropy: return clipped(comparison.options.clip)
    case MetricKey.rocArea: return Chinese.rocArea + overClasses(comparison)
    case MetricKey.averagePrecision: return Chinese.averagePrecision + overClasses(comparison)
    case MetricKey.calibrationError: return calibrationError
    default: break
    }
    let ofTask = comparison.task == .multilabel ? Chinese.multilabelDefinitions[metric.key] : nil
    return ofTask ?? Chinese.definitions[metric.key] ?? metric.definition
  }
}

// MARK: - Those with numbers in them

extension Chinese {
  private func topError(_ count: Int) -> String {
    "标签不在概率最高的 \(count) 个类别之中的样本所占比例；概率相等时，按类别顺序靠前者视为更高。"
  }

  private func clipped(_ clip: Clip) -> String {
    let framework = clip.framework.map(bracketed) ?? ""
    let how =
      clip.epsilon.map { "概率限制在 [ε, 1−ε] 之内，ε = \($0)\(framework)" }
      ?? "概率的对数不低于 −100\(framework)"
    return "截断概率后的交叉熵，即训练日志中显示的数值：\(how)。若模型给真实类别的概率为 0，其值更多取决于"
      + "截断界限而不是模型，不宜据此给模型排名。由 logits 计算的损失无需截断，也未截断。"
  }

  private var calibrationError: String {
    "置信度（最高的概率）与正确率的平均差距：按置信度等宽分成 \(ModelRanking.binCount) 箱，"
      + "各箱按样本数加权。样本少时，仅随机波动就足以使它大于 0。"
  }

  private static let rocArea =
    "随机取一个属于该类别的样本和一个不属于该类别的样本，前者的该类别概率更高的可能性；相等计一半。"
    + "随机猜测为 ½。"
  private static let averagePrecision =
    "依次以每个属于该类别的样本的概率为阈值计算精确率，再取平均：即精确率–召回率曲线下的面积（按阶梯计算）。"
    + "随机猜测时等于该类别的样本占比。"

  private func overClasses(_ comparison: Comparison) -> String {
    comparison.classes.count == 2
      ? "针对正类；未指定正类时取第二个类别。" : "各类别分别对其余类别计算，再取平均。"
  }
}
