extension Chinese {
  func title(_ subject: ChartSubject) -> String {
    switch subject {
    case .recalls: "各类别的召回率"
    case .errors(let model): "\(model)：标签与预测"
    case .errorDifference(let candidate, let baseline):
      spaced("错误占比：\(candidate) − \(baseline)")
    case .reliability(let model): "\(model)：校准"
    case .losses: "全部样本的损失"
    case .density: "损失对比"
    case .outcomes: "哪个模型正确"
    case .roc(let positive): spaced("\(positive)的 ROC 曲线")
    case .precisionRecall(let positive): spaced("\(positive)的精确率–召回率曲线")
    case .thresholds: "错误率随阈值的变化"
    case .thresholdCosts: "代价随阈值的变化"
    case .areas: "各类别的 ROC 曲线下面积"
    case .slices(let metric, let table): spaced("\(metric)，按\(table)切片")
    }
  }

  func description(_ subject: ChartSubject) -> String {
    switch subject {
    case .recalls: "每个类别的样本被正确识别的比例，每个模型一点；由低到高排列。"
    case .errors: "行为标签，列为预测类别；颜色越深，占该标签样本的比例越大。预测正确的单元格不着色。"
    case .errorDifference:
      "行为标签，列为预测类别：该标签的样本被误判为此类别的比例相差多少个百分点。颜色表示哪个模型更常犯此错误。"
    case .reliability: "按置信度分箱，比较各箱的置信度与准确率；两者一致时落在对角线上。"
    case .losses(let metric): spaced("\(metric)不低于给定值的样本所占比例，每个模型一条曲线；两轴均为对数。")
    case .density(let metric, let baseline, let candidate):
      spaced("每个样本在\(baseline)和\(candidate)下的\(metric)；颜色越深样本越多。")
    case .outcomes(let baseline, let candidate):
      spaced("\(baseline)与\(candidate)都正确、仅一方正确、都错误的样本。")
    case .roc: "各阈值下的召回率与假正例率；落在对角线上表示没有区分能力。"
    case .precisionRecall: "各阈值下的精确率与召回率。"
    case .thresholds(let positive): spaced("概率不低于阈值即判为\(positive)时的错误率。")
    case .thresholdCosts(let positive): spaced("概率不低于阈值即判为\(positive)时全部错误的代价。")
    case .areas: "各类别对其余类别的 ROC 曲线下面积，每个模型一点，带置信区间；由低到高排列。"
    case .slices: "每个取值的样本单独计算，每个模型一点，带置信区间；由差到好排列。"
    }
  }

  func taken(_ label: String, for predicted: String, _ count: Int, of total: Int) -> String {
    spaced("\(label)被预测为\(predicted)：\(share(count, of: total))")
  }

  func taken(_ label: String, for predicted: String, _ new: String, less old: String) -> String {
    spaced("\(label)被预测为\(predicted)：\(new) − \(old)")
  }

  func bin(confidence: String, right: String, samples: Int) -> String {
    "置信度 \(confidence)，准确率 \(right)，\(count(samples, .sample))"
  }

  func labelled(_ name: String, _ value: String) -> String { "\(name)：\(value)" }
  func losesMore(_ model: String) -> String { spaced("斜线上方：\(model)损失更大") }
  func only(_ model: String) -> String { spaced("仅\(model)正确") }
}
