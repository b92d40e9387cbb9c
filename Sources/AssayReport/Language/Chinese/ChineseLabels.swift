extension Chinese {
  func label(_ label: Label) -> String { Chinese.labels[label] ?? label.key }

  static let labels: [Label: String] = [
    .colon: "：", .comma: "，", .stop: "。", .gap: "", .open: "（", .close: "）",
    .assayReport: "Assay 评估报告", .sections: "目录", .scoreboard: "全部指标",
    .labelSuspects: "标签是否有误？", .suspects: "可疑样本数",
    .estimatedErrors: "估计的错误标签数", .suggested: "建议类别",
    .withoutAgreed: "假设去掉一致怀疑的样本",
    .smallestMargin: "最小边际", .suspectedBy: "怀疑的模型",
    .refitted: "温度缩放后", .temperature: "温度",
    .averages: "模型平均", .averageOf: "平均", .costs: "错误的代价",
    .atStatedThreshold: "给定阈值", .crossFitted: "交叉拟合", .atCheapestThreshold: "此处最低",
    .atHalfThreshold: "阈值 ½", .itsThresholds: "所用阈值",
    .before: "之前", .after: "之后", .bothRefitted: "两者都经温度缩放", .remark: "备注",
    .whereTheyDiffer: "模型差异", .howConfident: "校准", .howWrong: "损失",
    .whichClasses: "类别", .ranking: "排序能力", .slices: "切片", .samples: "样本",
    .howComputed: "计算示例", .definitions: "指标定义", .provenance: "数据来源",
    .keepInMind: "请注意", .checkFirst: "请先核对", .caveats: "注意事项",
    .skip: "跳到全部指标", .lookNext: "下一步",
    .saysIsRight: "○ 置信度 ● 准确率", .howWordsAreDecided: "用词如何判定",
    .oneByOne: "逐一说明",
    .metric: "指标", .model: "模型", .baseline: "基线", .difference: "差值", .to: "相对于",
    .less: "−", .interval: "置信区间", .p: "p", .adjustedP: "校正后 p", .verdict: "结论",
    .lowerEqualHigher: "损失更低 / 相同 / 更高", .detectable: "最小可检出差异", .samplesNeeded: "所需样本数",
    .groupsNeeded: "所需组数",
    .exploratory: "探索性", .sample: "样本", .sampleCount: "样本数",
    .shareOfSamples: "样本比例",
    .sampleBySample: "逐个样本", .computed: "计算值", .mean: "平均", .yes: "是", .no: "否", .tie: "并列",
    .same: "相同",
    .label: "标签", .predicted: "预测", .positive: "正类", .correct: "是否正确", .right: "正确",
    .wrong: "错误", .shareRight: "准确率",
    .versus: "与", .modelPair: "模型对", .method: "方法", .tellingSamples: "值得查看的样本",
    .moreSuchSamples: "更多此类样本",
    .squaresKey: "哪个模型正确：面积表示样本数。左上：两者都正确；左下：仅前者正确；右上：仅后者正确；右下：两者都错误。",
    .meanConfidence: "平均置信度",
    .finding: "判断", .class: "类别", .total: "合计", .of: "标签样本数", .precision: "精确率",
    .recall: "召回率", .f1: "F1", .error: "错误率", .rocArea: "ROC AUC",
    .averagePrecision: "平均精确率", .which: "选取方式", .threshold: "阈值",
    .thresholds: "判定阈值", .namedThresholds: "默认阈值与最佳阈值", .cost: "代价", .errorRate: "错误率",
    .falsePositiveRate: "假正例率",
    .target: "目标", .labelProbability: "标签的概率", .file: "文件", .files: "文件",
    .format: "格式", .rows: "行数", .bytes: "字节数", .takenAs: "各列用途",
    .options: "选项", .testSet: "测试集", .source: "来源", .formula: "公式",
    .confidence: "置信度",
    .moreMetrics: "更多指标", .approximate: "近似",
    .whoIsRight: "哪个模型正确（面积 = 样本数）", .lossAgainstLoss: "每个样本在两个模型下的损失；落在对角线上表示相等",
    .tests: "检验", .outcomes: "按正误划分的样本",
    .confidenceAndTruth: "校准表",
    .reliability: "可靠性", .binsOfConfidence: "按置信度分箱的准确率",
    .calibrationNumbers: "校准指标", .recallOfEachClass: "各类别的召回率，由低到高",
    .errors: "错误分布", .confusionMatrix: "混淆矩阵", .confusionSummary: "混淆矩阵、精确率与召回率",
    .rowsAreLabels: "行为标签，列为预测", .confusedPairs: "最常混淆的类别对",
    .precisionAndRecall: "精确率与召回率", .byClass: "按类别", .eachClass: "各类别单独计算",
    .roc: "ROC", .errorsByThreshold: "错误率随阈值的变化",
    .areaOfEachClass: "各类别的 ROC 曲线下面积，由低到高", .areasUnderCurves: "曲线下面积",
    .areas: "面积", .by: "按", .otherSign: "差值的符号与全体样本相反", .reversed: "反转",
    .arithmetic: "前几个样本的算式", .lossesInNumbers: "损失分位数", .bothRight: "都正确",
    .bothWrong: "都错误", .atLeastThisLoss: "损失不低于该值的样本比例",
    .shareOfPositives: "正例占比",
    .foundSlices: "找到的切片", .slice: "切片", .modelOrPair: "模型或模型对",
    .inSlice: "切片内", .elsewhere: "其余样本", .clear: "显著", .notConfirmed: "未证实",
    .noneFound: "在搜索的一半样本中，没有切片的损失高出其余样本两个标准误以上，模型之间的差也没有相差这么多。",
    .eachLoss: "每个样本的损失",
    .lossesNote: "曲线越靠右，损失大的样本越多。",
    .lossPointsNote: "每个点为一个样本的损失，以及损失不低于该值的样本比例。",
    .targetNote: "目标类别的概率以粗体表示。",
    .exploratoryNote: "只有粗体字决定标题结论。",
    .noProbabilities: "没有模型给出概率，需要概率的指标未列出。",
    .directionNote: "↓ 越低越好，↑ 越高越好。",
    .history: "历史", .version: "版本", .fullReport: "完整报告", .allDetails: "其余内容", .gates: "规则",
    .outcome: "结果", .rule: "规则",
    .confidentAndRight: "置信度 → 准确率",
    .whatChanged: "结果变化", .old: "旧",
    .new: "新", .change: "变化",
  ]

  func script(_ word: ScriptWord) -> String {
    switch word {
    case .anchor: "本节链接"
    case .filter: "筛选"
    case .filterCount: "显示 {shown} / {all}"
    case .copyCSV: "复制为 CSV"
    case .copyMarkdown: "复制为 Markdown"
    case .copySVG: "复制 SVG"
    case .copied: "已复制"
    case .copyFailed: "此处不允许复制"
    case .threshold: "阈值"
    case .lowestScore: "判为正例的最低得分"
    case .logit: "对数几率"
    case .truePositives: "真正例"
    case .falsePositives: "假正例"
    case .trueNegatives: "真负例"
    case .falseNegatives: "假负例"
    case .error: "错误率"
    case .recall: "召回率"
    case .precision: "精确率"
    case .falsePositiveRate: "假正例率"
    case .cost: "代价"
    case .falsePositiveCost: "假正例的代价"
    case .falseNegativeCost: "假负例的代价"
    case .percent: percent("{number}")
    }
  }
}
