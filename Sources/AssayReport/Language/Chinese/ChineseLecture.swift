extension Chinese {
  func computedNote(inOrder classes: [String]?) -> String {
    classes.map { spaced("概率按类别顺序排列：\(commas($0))。") }
      ?? "类别后为其概率：先是预测类别，若目标为另一类别，再列目标。"
  }
}
