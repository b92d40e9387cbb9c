import AssayData

extension Chinese {
  func thing(_ word: InspectionWord) -> String {
    switch word {
    case .takenFor: "识别为"
    case .because: "依据"
    case .toChange: "如需更改"
    case .format: "格式"
    case .names: "列名"
    case .text: "文本"
    case .ids: "id"
    case .labels: "标签"
    case .predicted: "预测"
    case .shares: "类别占比"
    case .sets: "类别集合"
    case .scores: "得分"
    case .scale: "得分类型"
    case .classes: "类别"
    case .mostLikely: "最可能的类别"
    case .positive: "正类"
    case .model: "模型"
    case .read: "读取"
    case .firstLine: "第一行"
    case .comment: "注释行"
    case .none: "无"
    case .keys: "键名"
    case .predictedClasses: "预测的类别"
    case .scoreOfOneClass: "单个类别的得分"
    case .scoreOfPredicted: "所预测类别的得分"
    case .slices: "切片"
    case .weights: "权重"
    case .groups: "分组"
    case .rowNumbers: "行号（已忽略）"
    case .unused: "未使用"
    case .oneLine: "单行"
    case .mixedLineEnds: "混合换行符"
    case .asReportReads: "assay report 会这样读取"
    case .asReportWouldRead: "若无上述问题，assay report 会这样读取"
    }
  }

  func why(_ reason: InspectionReason) -> String {
    switch reason {
    case .stated: "由选项指定"
    case .isDefault: "默认"
    case .beginsLikeOne: "文件开头符合该格式"
    case .noSeparator: "第一行没有分隔符"
    case .blanks: "数字以空格分隔"
    case .decimalCommas: "每个字段都以逗号作小数点，因此逗号不是分隔符"
    case .notLikeRow: "不像数据行"
    case .aboveRows: "位于数据行之上，每列一个名称"
    case .firstLineNumbers: "第一行全是数字"
    case .beforeValues: "写在值之前"
    case .arraysHaveNoNames: "数组没有列名；各列从 0 开始编号"
    case .byteOrderMark: "带字节顺序标记（BOM）"
    case .singleScores: "单列得分针对的类别"
    case .scoreColumns: "得分列，按其顺序"
    case .shareColumns: "标签列，按其顺序"
    case .sortedLabels: "标签取值，已排序"
    case .sameFile: "标签与预测在同一文件中"
    case .byRow: "与标签逐行配对"
    case .looksRight: "数值与此相符"
    case .justOutside: "! 有数值略超出 0 至 1"
    case .notAllSumToOne: "! 数值都在 0 至 1 之间，但并非每行之和都为 1"
    case .looksLikeLogarithms: "! 不像概率：没有大于 0 的数值，更像对数概率或 logits"
    case .looksLikeLogits: "! 不像概率，更像 logits"
    case .looksLikeProbabilities: "数值像概率"
    case .allInUnit: "数值都在 0 至 1 之间"
    }
  }
}

// MARK: - Roles

extension Chinese {
  func words(
    _ reason: RoleReason, option: String, role: InspectedColumns.Role, hasLabels: Bool
  ) -> String {
    switch reason {
    case .stated: why(.stated)
    case .named: "由 \(option) 指定"
    case .usualName: usualName(role)
    case .labelPrefix: "列名以标签的常用名称开头"
    case .hasPrediction: "旁边有一列 predicted_…"
    case .besidePrediction: "与预测类别并列，且从不小于 ½"
    case .isPrediction: "列名取自标签列"
    case .onlyColumn:
      role == .label && !hasLabels ? "唯一的一列，其值可能是类别" : "仅剩这一列"
    case .numbersAmongLabels: "标签文件中的数字列"
    case .numbers: hasLabels ? "没有其他用途的数字列" : "没有其他用途的数字列；各列是否为类别，须由标签判断"
    case .array: "每行一个数字数组"
    case .namedAsLabels: "每个标签都是这些列名之一"
    case .statedClasses: "与 \(Flag.classes) 的名称或数目一致"
    case .classInName: "每个列名中含有一个类别名"
    case .modelAndClass: "列名均由模型名和类别名组成"
    case .producer: "已知程序的命名方式"
    case .valuesAreLabels: "每个值都是标签"
    case .unneeded: "用不到"
    case .searched: "\(Flag.findSlices) 在其中搜索"
    }
  }

  private func usualName(_ role: InspectedColumns.Role) -> String {
    switch role {
    case .id: "id 的常用列名"
    case .label, .labelShares: "标签的常用列名"
    case .rowNumber: "pandas 所写的行号"
    case .scores, .positiveScore, .predictedClass, .predictedScore, .slice, .weight, .group,
      .unused:
      "预测的常用列名"
    }
  }

  func of(_ model: String, _ thing: String) -> String { spaced("\(model)的\(thing)") }
  func shares(of classes: Int) -> String { "标签：\(count(classes, .class))的占比" }
  func anyOf(_ classes: Int) -> String { "标签：\(count(classes, .class))中的任意多个" }

  func scores(of classes: Int, isArray: Bool) -> String {
    count(classes, .class) + (isArray ? "的得分数组" : "的得分")
  }

  func score(of positive: String) -> String { spaced("\(positive)的得分") }
}

// MARK: - Files

extension Chinese {
  /// The parts of a format's name, also as earlier versions wrote them into results.
  private static let formats = [
    "CSV with semicolons": "CSV（分号分隔）", "blank-separated text": "文本（空格分隔）",
    "bar-separated text": "文本（竖线分隔）", "text with blanks": "文本（空格分隔）",
    "text with bars": "文本（竖线分隔）",
    "names in a comment": "列名在注释中", "no header": "无表头", "gzipped": "gzip 压缩",
  ]

  func format(_ name: String) -> String {
    let parts = name.replacing(", ", with: "\n").split(separator: "\n").map(String.init)
    return parts.map { part in
      let words = part.split(separator: " ")
      if words.count == 2, let count = Int(words[0]), words[1].hasPrefix("part") {
        return "\(count) 个分片"
      }
      return Chinese.formats[part] ?? part
    }.joined(separator: "，")
  }

  func soFar(_ rows: String) -> String { "已读 \(rows)" }

  func unpacked(_ stored: String, _ unpacked: String) -> String {
    "\(stored)，解压后 \(unpacked)"
  }

  func separate(_ separators: InspectedSeparators) -> String {
    switch separators {
    case .tabs: "第一行以制表符分隔"
    case .bars: "第一行以竖线分隔"
    case .semicolons: "第一行以分号分隔"
    case .commas: "第一行以逗号分隔"
    }
  }

  func encoding(_ lineEnds: String) -> String { "UTF-8，\(lineEnds)" }

  func readable(_ count: Int, of rows: Int) -> String {
    "\(share(count, of: rows)) 行；有的行损坏，邻近的行也无法读取"
  }

  func risingIDs(_ count: Int) -> String { "\(Figures.count(count)) 个，依次递增，没有重复" }
  func distinctIDs(_ count: Int) -> String { "\(Figures.count(count)) 个，互不相同，但未按序" }

  func repeatedIDs(_ count: Int, _ repeated: Int, example: String, rows: (Int, Int)) -> String {
    "\(Figures.count(count)) 个，其中 \(Figures.count(repeated)) 个与前面重复："
      + "“\(example)”在第 \(Figures.count(rows.0)) 行和第 \(Figures.count(rows.1)) 行"
  }

  func tooManyTexts(_ limit: Int) -> String {
    "不同的文本超过 \(Figures.count(limit)) 种：不像类别"
  }

  func classCounts(_ count: Int, _ counts: String) -> String {
    "\(self.count(count, .class))：\(counts)"
  }

  func counts(_ first: [String], more: Int) -> String {
    commas(first) + (more > 0 ? "……另有 \(Figures.count(more)) 个" : "")
  }

  func all(_ value: String) -> String { "全部为 \(value)" }
  func sets(_ ones: String) -> String { "0 或 1；每行具有 \(ones) 个类别" }

  func rangeAndSums(
    _ range: String, _ sums: String, off: Int, of rows: Int, by limit: String
  ) -> String {
    "\(range)；各行之和为 \(sums)，"
      + (off == 0
        ? "与 1 相差均不超过 \(limit)" : "\(share(off, of: rows)) 行与 1 相差超过 \(limit)")
  }

  func remark(_ start: String, _ look: String) -> String { "\(start)；\(look)" }
  func joined(by column: String) -> String { spaced("按\(column)与标签关联") }

  func joined(_ column: String, to labels: String) -> String {
    spaced("其\(column)列与标签的\(labels)列关联")
  }

  func file(_ path: String, _ pairing: String) -> String { "\(path)，\(pairing)" }
}
