import AssayData

extension Chinese {
  func pairedByPosition(_ files: String) -> String {
    spaced(
      "\(files)的行是按位置与标签配对的，因为并非两边都有 id。两个文件都有 id 列时，Assay 会按 id 关联并发现缺失的行。")
  }

  func sumsOff(_ owner: String, _ rows: Int, largest: String, of sample: String) -> String {
    spaced(
      "\(owner)：有 \(count(rows, .sample))的概率之和不为 1，最大偏差为\(largest)（\(sample)）。这些概率按原样使用。")
  }

  func renormalized(_ model: String, _ rows: Int, largest: String) -> String {
    spaced("\(model)：已按要求将 \(count(rows, .sample))的概率除以其总和，最大偏差为\(largest)。")
  }

  func classNumbers(_ files: String) -> String {
    spaced("\(files)中的类别是数字，而得分列的类别有名称：0 视为第一个类别，1 视为第二个，依此类推。")
  }

  func oneHotCodes(_ files: String) -> String {
    spaced("\(files)中的类别是 one-hot 编码：1 所在的位置就是类别的位置。")
  }

  func ties(_ model: String, _ rows: Int, error: String, averaged: String) -> String {
    let effect =
      error == averaged
      ? spaced("若并列时随机取一个，错误率仍为\(error)。")
      : spaced("若并列时随机取一个，错误率为\(averaged)，而不是\(error)。")
    return spaced("\(model)：有 \(count(rows, .sample))的最高得分由多个类别并列，以其中第一个作为预测。\(effect)")
  }

  func infiniteLoss(
    _ model: String, _ count: Int, named: String, finite: String?, task: EvaluationTask
  ) -> String {
    let mean = finite.map { spaced("其余样本的平均值为\($0)。") } ?? "没有任何样本的损失是有限值。"
    let (name, reason) =
      switch task {
      case .classes: ("交叉熵", "真实类别的概率为 0")
      case .multilabel: ("二元交叉熵", "某个具有的类别概率为 0，或某个不具有的类别概率为 1")
      }
    return spaced(
      "\(model)：\(name)为无穷大，因为有 \(self.count(count, .sample))（\(named)）\(reason)。\(mean)")
  }

  var logitsWouldBeFinite: String { "若提供 logits 而不是舍入后的概率，结果会是有限值。" }

  func classesWithoutSamples(_ names: String, _ count: Int) -> String {
    spaced("没有样本属于类别\(names)，其召回率未定义。如果它并不是类别，请用 --classes 指明全部类别。")
  }

  func weighted(_ column: String, sum: String, effective: String?) -> String {
    let worth = effective.map { spaced("，相当于 \($0) 个等权样本") } ?? ""
    return spaced("样本按\(column)列中的权重计算，权重之和为\(sum)\(worth)。计数与混淆矩阵对每个样本只计一次。")
  }

  func grouped(_ column: String, _ groups: Int) -> String {
    spaced("\(column)相同的样本属于同一组：区间和检验以 \(count(groups, .group))为相互独立的单位，而不是样本。")
  }

  func singleClass(_ name: String) -> String {
    spaced("所有样本的类别都是\(name)：无法评价模型区分类别的能力。")
  }

  func row(_ number: Int) -> String { "第 \(number) 行" }
}
