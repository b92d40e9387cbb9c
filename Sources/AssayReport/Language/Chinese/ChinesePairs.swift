extension Chinese {
  func says(_ model: String) -> String { spaced("\(model)的预测") }
  func loss(of model: String) -> String { spaced("\(model)的损失") }
}
