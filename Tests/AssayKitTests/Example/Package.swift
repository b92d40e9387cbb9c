// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "Example",
  platforms: [.macOS("26.0")],
  dependencies: [.package(name: "Assay", path: "../Assay")],
  targets: [
    .executableTarget(
      name: "Example", dependencies: [.product(name: "AssayKit", package: "Assay")])
  ]
)
