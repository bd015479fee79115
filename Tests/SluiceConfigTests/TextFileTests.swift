// SPDX-License-Identifier: Apache-2.0
import Glibc
import SluiceModel
import Testing

@testable import SluiceConfig

@Suite("A text file")
struct TextFileTests {
  @Test("is read whole, whatever its length")
  func whole() throws {
    let folder = TemporaryFolder()
    let text = String(repeating: "0123456789\n", count: 20_000)
    #expect(try TextFile.read(folder.write("long.toml", text)) == text)
    #expect(try TextFile.read(folder.write("empty.toml", "")).isEmpty)
  }

  @Test("is refused, without waiting, when it is no regular file")
  func kinds() {
    let folder = TemporaryFolder()
    let pipe = "\(folder.path)/pipe"
    mkfifo(pipe, 0o600)
    for path in [pipe, folder.path] {
      let expected = SluiceError(
        .configuration, place: path, problem: "is not a regular file")
      #expect(throws: expected) { try TextFile.read(path) }
    }
  }

  @Test("is refused when it is larger than any rule or settings file")
  func size() {
    let folder = TemporaryFolder()
    let path = folder.write("large.toml", "")
    truncate(path, TextFile.maximumBytes + 1)
    let expected = SluiceError(.configuration, place: path, problem: "is larger than 4 MiB")
    #expect(throws: expected) { try TextFile.read(path) }
  }
}
