// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import SluiceKeys
import SluiceModel

/// `sluice key`: the key ring.
struct KeyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key", abstract: "Make keys.", subcommands: [New.self])

  /// `key new`
  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "new",
      abstract: "Make a key ring with one random key, readable by its owner only.",
      discussion: """
        An existing file is never overwritten: losing a key cuts every link to its tokens.

          sluice key new ~/.config/sluice.key
        """)

    @Argument(help: "File to make.", completion: .file()) var file: String

    func run() throws {
      try Failure.exiting {
        let ring = try KeyFile.create(file, created: .now())
        print("made \(file) with key \(ring.active.id)")
      }
    }
  }
}
