// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@Suite("The sources")
struct ArchitectureTests {
  /// What each target may import; an import that is not here is a new arrow in the architecture.
  static let allowed: [String: Set<String>] = [
    "SluiceModel": [],
    "SluiceValidators": [],
    "SluiceMatching": [
      "SluiceModel", "SluiceValidators", "CScanKernels", "CPCRE2", "Synchronization",
    ],
    "SluiceNames": ["SluiceModel", "CEmbeddedNames", "Glibc"],
    "SluiceRedaction": [
      "SluiceModel", "SluiceValidators", "SluiceMatching", "SluiceNames", "CScanKernels", "Crypto",
      "CryptoExtras",
    ],
    "sluice-train": ["SluiceModel", "SluiceNames", "Glibc"],
    "SluiceConfig": ["SluiceModel", "CEmbeddedRules", "TOMLKit", "Glibc"],
    "SluiceKeys": ["SluiceModel", "CSystem", "Glibc"],
    "SluicePipeline": ["SluiceModel", "Dispatch", "Synchronization", "Glibc"],
    "SluiceIO": ["SluiceModel", "SluicePipeline", "CSystem", "CZlib", "Glibc", "Synchronization"],
    "SluiceTesting": ["SluiceModel"],
  ]

  static let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources")

  static func files() throws -> [(target: String, name: String, text: String)] {
    var files: [(String, String, String)] = []
    let walk = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
    while let file = walk?.nextObject() as? URL {
      guard ["swift", "c", "h"].contains(file.pathExtension) else { continue }
      let parts = file.pathComponents
      guard let place = parts.lastIndex(of: "Sources"), place + 1 < parts.count else { continue }
      files.append(
        (parts[place + 1], file.lastPathComponent, try String(contentsOf: file, encoding: .utf8)))
    }
    return files
  }

  @Test("import downwards only")
  func imports() throws {
    for file in try Self.files() {
      guard let allowed = Self.allowed[file.target] else { continue }
      for line in file.text.split(separator: "\n") {
        let words = line.split(separator: " ")
        guard let place = words.firstIndex(of: "import"), place < 2, place + 1 < words.count,
          words.prefix(place).allSatisfy({ $0.hasPrefix("@") })
        else { continue }
        let module = String(words[place + 1])
        #expect(allowed.contains(module), "\(file.target)/\(file.name) imports \(module)")
      }
    }
  }

  @Test("name their licence and stay within 500 lines")
  func headers() throws {
    for file in try Self.files() {
      #expect(file.text.hasPrefix("// SPDX-License-Identifier: Apache-2.0"), "\(file.name)")
      let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false).count
      #expect(lines <= 500 || file.name.contains("+Generated"), "\(file.name) has \(lines) lines")
    }
  }
}
