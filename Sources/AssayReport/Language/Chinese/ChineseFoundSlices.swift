import AssayData
import AssayResults

extension Chinese {
  func both(_ conditions: [String]) -> String { conditions.joined(separator: " 且 ") }

  func found(_ slice: FoundSliceEvidence) -> String {
    let certainty = "（一半样本用于搜索，另一半用于检验；Holm 校正后 \(slice.p)）"
    return switch slice.subject {
    case .model(let model):
      spaced("\(model)在\(slice.slice)的样本上\(slice.metric)更高：")
        + spaced("\(slice.inside)，其余样本为\(slice.elsewhere)") + certainty + "。"
    case .pair(let baseline, let candidate):
      spaced("在\(slice.slice)的样本上，\(slice.metric)之差（\(candidate) − \(baseline)）为\(slice.inside)，")
        + spaced("其余样本为\(slice.elsewhere)") + certainty + "。"
    }
  }

  func foundNote(_ search: FoundSliceSearch) -> String {
    let samples =
      search.total.map {
        spaced("按编号或行号的散列值从 \(Figures.count($0)) 个中选取\(count(search.samples, .sample))")
      } ?? spaced("共\(count(search.samples, .sample))")
    let (searched, tested) = search.halves
    let pairs = search.pairs
    let paired =
      pairs.all == 0
      ? "" : "以及 \(Figures.count(pairs.all)) 个列对中的 \(Figures.count(pairs.searched)) 个"
    return
      spaced("搜索范围：\(list(search.columns, more: search.moreColumns))\(paired)；")
      + spaced(
        "在一半样本（\(Figures.count(searched)) 个）上搜索，在另一半（\(Figures.count(tested)) 个）上用 Welch 检验；")
      + "\(samples)。" + "取值超过十个的数值列按五分位数切分。"
      + spaced("每个切片至少有\(count(search.least, .sample))；两列取值的组合只有在比其中每一个单独取值都偏离得更多时才计入。")
      + spaced("每个模型、每对模型最多列出五个：\(search.metric)（或其差）最高，且至少高出两个标准误。")
      + spaced("均值取自检验的一半；差值下方为其\(search.level)置信区间；p 值已就所列全部切片校正（Holm 1979）。")
  }

  func notSearched(because reason: String) -> String { "未搜索切片：\(reason)。" }

  func unsearched(_ columns: [UnsearchedColumn], more: Int, beyond: Int) -> String {
    let named = columns.map { column in
      switch column.reason {
      case .oneValue: "\(column.column)（只有一个取值）"
      case .tooManyValues: "\(column.column)（文本取值超过 1,000 个）"
      case .name: "\(column.column)（名称像编号、标签或预测；可用 \(Flag.slice) 搜索）"
      }
    }
    let rest = beyond > 0 ? "前 64 列之后的 \(count(beyond, .column))" : nil
    let parts = [named.isEmpty ? nil : list(named, more: more), rest].compactMap(\.self)
    return spaced("未搜索：\(semicolons(parts))。")
  }
}
