import AssayEvaluate

extension Chinese {
  /// What metrics mean, by their keys.
  static let definitions = [
    MetricKey.errorRate: """
    预测类别与标签不一致的样本所占比例。预测类别取得分最高者，得分相等时取类别顺序靠前者；软标签以占比最大的类别为标签。
    """,
    MetricKey.accuracy: "预测类别与标签一致的样本所占比例，即 1 − 错误率。",
    MetricKey.tieAveragedError: """
    最高得分并列时随机取其中一个类别作为预测，错误率的期望。只有得分完全相等（逐位相同）时才与错误率不同。
    """,
    MetricKey.expectedError: """
    用于软标签：1 减去预测类别在标签中的占比，即按标签分布抽取真实类别时，预测出错的概率。
    """,
    MetricKey.squaredError: """
    概率的均方误差：(p − y)² 对类别求和，再对样本取平均，即多分类形式的 Brier 评分。\
    有的文献以同样的名称指它的一半，或指它除以类别数的结果。
    """,
    "mse_half": "均方误差的一半。二分类时等于仅对正类计算的 Brier 评分。",
    MetricKey.squaredErrorPerClass: """
    均方误差除以类别数，即对矩阵中所有数取平均，与 Keras、PyTorch 的算法相同。
    """,
    MetricKey.crossEntropy: """
    分类交叉熵：模型对标签平均有多“意外”。对硬标签就是 −log（真实类别的概率），因此该概率为 0 时结果为无穷大。\
    由 logits 计算时为 logsumexp(z) 减去真实类别的 z，即使概率会舍入为 0，结果仍是有限值。不作任何截断。
    """,
    MetricKey.binaryCrossEntropy: """
    二分类时即通常的定义：对正类取 −[y·log p + (1−y)·log(1−p)]；两个类别各有一列时，取真实类别的那一列。\
    多于两类时，每个类别各作一次“该类别对其余类别”的二分类，再对样本和类别取平均，与 Keras、PyTorch 在 one-hot 目标上的算法相同。
    """,
    MetricKey.klDivergence: """
    KL(标签 ‖ 预测)：交叉熵减去标签的熵，两个分布相等时为 0。硬标签时就是交叉熵本身。\
    若某类别在标签中的占比大于 0，而预测概率为 0，则为无穷大。
    """,
    MetricKey.labelEntropy: """
    标签的平均熵：标签本身有多不确定。硬标签时为 0；任何模型的交叉熵都不可能低于它。
    """,
    MetricKey.predictionEntropy: """
    预测分布的平均熵：总把全部概率给一个类别时为 0，一无所知（均匀分布）时为 log K。它说明模型有多确定，不说明是否正确。
    """,
    MetricKey.balancedError: """
    1 − 各类别召回率的平均（只计有样本的类别）：相当于各类别样本数相等时的错误率。
    """,
    MetricKey.macroF1: """
    全部 K 个类别的 F1 = 2c/(t + q) 的平均：t 为属于该类别的样本数，q 为预测为该类别的样本数，c 为既属于又预测为该类别的样本数；\
    既未出现也未被预测的类别计为 0。
    """,
    MetricKey.microF1: """
    所有类别合并计算的 F1 = 2c/(t + q)：t 为样本具有的类别总数，q 为预测出的类别总数，c 为其中预测正确的数目。常见类别的影响大于罕见类别。
    """,
    MetricKey.matthewsCorrelation: """
    适用于任意类别数的马修斯相关系数：全部预测正确为 1，预测与标签无关为 0。t 为属于某类别的样本数，\
    q 为预测为该类别的样本数，c 为预测正确的样本总数。所有样本都属于同一类别，或都被预测为同一类别时未定义。
    """,
    MetricKey.cohenKappa: """
    扣除偶然一致之后的一致程度：全部预测正确为 1；准确率仅相当于按各类别的预测频率随机抽取类别时为 0。\
    t 为属于某类别的样本数，q 为预测为该类别的样本数，c 为预测正确的样本总数。\
    所有样本都属于同一类别，且都被预测为该类别时未定义。
    """,
    "mce": "校准误差（ECE）所用的各箱中，平均置信度与正确率的最大差距，不论该箱样本多少。",
    MetricKey.logLossSkill: """
    1 − 交叉熵 ÷ 这批样本类别频率的熵：关于类别的信息中，预测提供了多大比例。始终以类别频率作为预测时为 0；低于 0 则更差。
    """,
    MetricKey.brierSkill: """
    1 − MSE ÷ 始终以这批样本的类别频率 f 作为预测时的 MSE（每个样本只有一个类别时，后者为 1 − Σ f²）。\
    0 表示与之相当，低于 0 则更差。
    """,
    MetricKey.majorityError: """
    始终预测这批样本中最常见的类别时的错误率。错误率不低于它的模型，从预测类别中看不出学到了什么。
    """,
    MetricKey.exactMatch: """
    预测的类别集合与样本的类别集合完全一致的样本所占比例，即 1 − 完全匹配错误率。\
    scikit-learn 称之为此类标签的 accuracy，也叫子集准确率（subset accuracy）。
    """,
  ]

  /// Those that are others where each class is a yes or no of its own.
  static let multilabelDefinitions = [
    MetricKey.errorRate: """
    至少有一个类别判断错误的样本所占比例。概率不低于 ½ 的类别判为“是”；判为“是”的类别与样本具有的类别完全一致，不多也不少，才算正确。
    """,
    MetricKey.hammingError: """
    在所有判断（每个样本的每个类别各一次）中错误判断的比例，即各样本判断错误的类别所占比例的平均。概率不低于 ½ 的类别判为“是”。
    """,
    MetricKey.binaryCrossEntropy: """
    每个类别各是一个二分类：样本具有该类别时取 −log p，否则取 −log(1−p)，再对样本和类别取平均，与 Keras、PyTorch 的算法相同。\
    样本具有的类别概率为 0，或不具有的类别概率为 1 时，结果为无穷大。由 logit x 计算时为 softplus(−x) 或 softplus(x)，\
    即使概率会舍入为 0 或 1，结果仍是有限值。不作任何截断。
    """,
    MetricKey.squaredErrorPerClass: """
    概率的均方误差：(p − y)² 对样本和类别（矩阵中的所有数）取平均，与 Keras、PyTorch 的算法相同。\
    它等于各类别（各是一个二分类）Brier 评分的平均。
    """,
  ]
}
