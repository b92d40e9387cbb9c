extension English {
  func says(_ model: String) -> String { "\(model) says" }
  func loss(of model: String) -> String { "loss of \(model)" }
}
