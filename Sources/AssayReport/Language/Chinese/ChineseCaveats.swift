import AssayData

extension Chinese {
  func pairedByPosition(_ files: String) -> String {
    spaced("\(files)是按行的先后顺序与标签配对的，未比较 id，缺失或错位的行不会被发现。")
      + "若两个文件都有 id 列，可用 \(Flag.pairBy) ids 按 id 关联。"
  }

  func sumsOff(_ owner: String, _ rows: Int, largest: String, of sample: String) -> String {
    spaced(
      "\(owner)：有 \(count(rows, .sample))的概率之和不为 1，最大偏差为\(largest)（\(sample)）；这些概率未作归一化。")
  }

  func renormalized(_ model: String, _ rows: Int, largest: String) -> String {
    spaced("\(model)：已按要求将 \(count(rows, .sample))的概率归一化（除以其总和），总和与 1 的最大偏差为\(largest)。")
  }

  func classNumbers(_ files: String) -> String {
    spaced("\(files)中的类别是编号，而得分列用的是类别名称：0 视为第一个类别，1 视为第二个，依此类推。")
  }

  func oneHotCodes(_ files: String) -> String {
    spaced("\(files)中的类别是 one-hot 编码：1 所在的位置即类别的位置。")
  }

  func classOrder(
    _ model: String, _ columns: String, isBinary: Bool, error: String, after: String
  ) -> String {
    spaced("\(model)：类别的顺序似乎有误。若其各类别依次视为\(columns)，错误率将是\(after)，而不是\(error)。")
      + (!namesOptions
        ? "请核对每个得分属于哪个类别。"
        : isBinary
          ? spaced("请用 \(Flag.positive) 指定单列得分的类别，用 \(Flag.classes) 按列的顺序列出类别，或更正列名。")
          : spaced("请用 \(Flag.classes) 按列的顺序列出类别，或更正列名。"))
  }

  func rowOrder(_ model: String, error: String, confidence: String) -> String {
    spaced("\(model)：行的顺序可能与标签不一致。错误率\(error)相当于随机水平，而平均置信度为\(confidence)。")
      + (namesOptions
        ? spaced("若两个文件都有 id 列，可用 \(Flag.id) COLUMN 按 id 关联。") : "请核对标签与得分的顺序是否一致。")
  }

  func belowChance(_ model: String, error: String, chance: String) -> String {
    spaced("\(model)：错误率\(error)显著高于随机水平\(chance)。")
      + (namesOptions
        ? spaced("请检查类别 (\(Flag.classes)) 或行 (\(Flag.id)) 是否弄乱。") : "请检查类别或行是否弄乱。")
  }

  func samePredictions(_ models: [String], more: Int, as other: String) -> String {
    let names = more > 0 ? list(models, more: more) : list(models)
    return spaced("\(names)与\(other)对每个样本的预测都相同：请检查是否把同一个文件给了两次。")
  }

  func equalsLabels(_ model: String) -> String {
    spaced("\(model)对每个样本都给出其标签，且毫无不确定性。")
      + (namesOptions
        ? spaced("若其文件就是标签，请用 \(Flag.model) 给出预测文件；预测所在的列可用 FILE:column=NAME 指定。")
        : "是否误将标签当作其预测？")
  }

  func ignoredLabels(_ labels: String, _ count: Int, _ rows: Int) -> String {
    rows == 0
      ? spaced("没有任何行的标签是 \(Flag.ignoreLabel) 所列的\(labels)。")
      : spaced("已按 \(Flag.ignoreLabel) 的要求略去标签为\(labels)的 \(self.count(rows, .row))。")
  }

  func commonIDs(_ file: String, missing: Int, extra: Int) -> String {
    let parts = [
      missing > 0 ? spaced("有 \(count(missing, .sample))有标签而在该文件中没有对应的行") : nil,
      extra > 0 ? spaced("该文件有 \(count(extra, .row))没有标签") : nil,
    ].compactMap(\.self)
    return spaced("\(file)：") + parts.joined(separator: "，")
      + spaced("；已按 \(Flag.commonIds) 的要求对所有模型略去。")
  }

  func unusedScores(_ file: String, _ columns: String, _ count: Int) -> String {
    spaced("\(file)：\(columns) 看起来是得分，但未被使用。若要评估它，请用 FILE:column=NAME 指定该列；")
      + spaced("若它是某一类别而非预测类别的得分，再用 \(Flag.positive) 指定该类别。")
  }

  func maybeSwapped(_ labels: String, _ model: String) -> String {
    spaced(
      "作为标签的 \(labels) 里是概率分布，而作为模型的 \(model) 里只有类别。若两者给反了，请对调 \(Flag.labels) 与 \(Flag.model)。")
  }

  func maybePredictions(_ file: String, _ column: String) -> String {
    spaced(
      "\(file)：\(column) 列中的每个标签都是得分最高的类别。若该列其实是模型的预测，请用 \(Flag.labels) 给出真实标签。")
  }

  func ties(_ model: String, _ rows: Int, error: String, averaged: String) -> String {
    let effect =
      error == averaged
      ? spaced("若并列时随机取一个，错误率平均仍为\(error)。")
      : spaced("若并列时随机取一个，错误率为\(averaged)，而不是\(error)。")
    return spaced("\(model)：有 \(count(rows, .sample))的最高得分由多个类别并列，取其中第一个作为预测。\(effect)")
  }

  func infiniteLoss(
    _ model: String, _ count: Int, named: String, finite: String?, isBinary: Bool,
    isOfLogits: Bool
  ) -> String {
    let mean = finite.map { spaced("其余样本的平均值为\($0)。") } ?? "没有任何样本的损失是有限值。"
    let name = isBinary ? "二元交叉熵" : "交叉熵"
    let reason =
      if isOfLogits {
        spaced("的 logits 过大，损失超出了可表示的范围")
      } else if isBinary {
        "具有的某个类别被赋予概率 0，或不具有的某个类别被赋予概率 1"
      } else {
        "的真实类别被赋予概率 0"
      }
    return spaced(
      "\(model)：\(name)为无穷大，因为有 \(self.count(count, .sample))（\(named)）\(reason)。\(mean)")
  }

  var logitsWouldBeFinite: String { "若这些 0 由舍入造成，改为提供 logits 可使结果有限。" }

  func classesWithoutSamples(_ names: String, _ count: Int) -> String {
    spaced("没有样本属于类别\(names)，召回率未定义。")
      + (namesOptions
        ? spaced("若这不是类别，请用 \(Flag.classes) 列出全部类别。") : "若这不是类别，请将其从类别中去掉。")
  }

  func weighted(_ column: String, effective: String?, weightless: Int) -> String {
    let worth = effective.map { spaced("，相当于 \($0) 个等权样本") } ?? ""
    let left = weightless > 0 ? "有 \(count(weightless, .sample))的权重为 0，不计入。" : ""
    return spaced("样本按\(column)列中的权重计算\(worth)。计数与混淆矩阵中每个样本只算一次，各种比率按权重计算。\(left)")
  }

  func grouped(_ column: String, _ groups: Int) -> String {
    groups == 1
      ? spaced("所有样本的\(column)相同，同属一组：无从估计数值的误差。")
      : spaced("\(column)相同的样本归为一组：置信区间和检验以这 \(count(groups, .group))为独立单位，而不是单个样本。")
  }

  func singleClass(_ name: String) -> String {
    spaced("所有样本的类别都是\(name)：无法评价模型区分类别的能力。")
  }

  func row(_ number: Int) -> String { "第 \(number) 行" }
}
