import AssayData
import AssayResults

extension Chinese {
  func name(_ metric: Metric) -> String {
    switch metric.id {
    case .errorRate: "错误率"
    case .exactMatchError: "完全匹配错误率"
    case .expectedError: "期望错误率"
    case .tieAveragedError: "错误率（并列随机取）"
    case .accuracy: "准确率"
    case .exactMatch: "完全匹配率"
    case .hammingError: "汉明错误率"
    case .majorityError: "多数类错误率"
    case .balancedError: "平衡错误率"
    case .top2Error: "Top-2 错误率"
    case .top3Error: "Top-3 错误率"
    case .top5Error: "Top-5 错误率"
    case .crossEntropy: "交叉熵"
    case .clippedCrossEntropy: "截断交叉熵"
    case .binaryCrossEntropy: "二元交叉熵"
    case .independentCrossEntropy: "二元交叉熵"
    case .klDivergence: "KL 散度"
    case .squaredError: "均方误差"
    case .halvedSquaredError: "均方误差的一半"
    case .squaredErrorPerClass: "均方误差（按类别平均）"
    case .independentSquaredError: "均方误差（按类别平均）"
    case .labelEntropy: "标签熵"
    case .predictionEntropy: "预测熵"
    case .logLossSkill: "D²（对数损失）"
    case .brierSkill: "Brier 技巧评分"
    case .macroF1: "宏平均 F1"
    case .microF1: "微平均 F1"
    case .matthewsCorrelation: "马修斯相关系数（MCC）"
    case .cohenKappa: "Cohen kappa 系数"
    case .rocArea: "ROC AUC"
    case .averagePrecision: "平均精确率（AP）"
    case .calibrationError: "校准误差（ECE）"
    case .maximumCalibrationError: "最大校准误差（MCE）"
    }
  }

  func plural(_ metric: Metric) -> String { name(metric) }

  func lossName(_ metric: Metric) -> String {
    switch metric.id {
    case .squaredError: "平方误差"
    case .squaredErrorPerClass, .independentSquaredError: "平方误差（按类别平均）"
    default: name(metric)
    }
  }

  func range(_ metric: Metric, in results: WordedResults) -> String {
    metric.id == .clippedCrossEntropy && results.options.clip == .torch
      ? "0 … 100 \(unit(.e))" : metric.range
  }

  func definition(_ metric: Metric, in results: WordedResults) -> String {
    switch metric.id {
    case .top2Error: topError(2)
    case .top3Error: topError(3)
    case .top5Error: topError(5)
    case .clippedCrossEntropy: clipped(results.options.clip)
    case .rocArea: Chinese.rocArea + overClasses(results)
    case .averagePrecision: Chinese.averagePrecision + overClasses(results)
    case .calibrationError: calibrationError
    default: Chinese.definitions[metric.id] ?? ""
    }
  }
}

// MARK: - Definitions with numbers

extension Chinese {
  private func topError(_ count: Int) -> String {
    "标签不在概率最高的 \(count) 个类别之中的样本所占比例；概率相等时，按类别顺序靠前者视为更高。"
  }

  private func clipped(_ clip: Clip) -> String {
    let framework = clip.framework.map(bracketed) ?? ""
    let how =
      clip.epsilon.map { "概率限制在 [ε, 1−ε] 之内，ε = \(Figures.epsilon($0))\(framework)" }
      ?? "概率的对数不低于 −100\(framework)"
    return "截断概率后的交叉熵，即训练日志中显示的数值：\(how)。若模型给真实类别的概率为 0，其值更多取决于"
      + "截断界限而不是模型，不宜据此给模型排名。由 logits 计算的损失无需截断，也未截断。"
  }

  private var calibrationError: String {
    "置信度（最高的概率）与准确率的平均差距：按置信度等宽分成 \(Metric.calibrationBins) 箱，"
      + "各箱按样本数加权。样本少时，仅随机波动就足以使它大于 0。"
  }

  private static let rocArea =
    "随机取一个属于该类别的样本和一个不属于该类别的样本，前者的该类别概率更高的可能性；相等计一半。"
    + "随机猜测为 ½。"
  private static let averagePrecision =
    "依次以每个属于该类别的样本的概率为阈值计算精确率，再取平均：即精确率–召回率曲线下的面积（按阶梯计算）。"
    + "随机猜测时等于该类别的样本占比。"

  private func overClasses(_ results: WordedResults) -> String {
    results.classes.count == 2
      ? "针对正类；未指定正类时取第二个类别。" : "各类别分别对其余类别计算，再取平均。"
  }
}
