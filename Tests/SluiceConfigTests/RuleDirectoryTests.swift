// SPDX-License-Identifier: Apache-2.0
import Glibc
import SluiceModel
import Testing

@testable import SluiceConfig

private func rule(_ id: String) -> String { smallRule.replacingFirst("small", with: id) }

private func faults(_ path: String) -> [String] {
  faults { () throws(SluiceErrors) in try RuleDirectory.load(path) }
}

@Suite("A folder of rules")
struct RuleDirectoryTests {
  @Test("is read with the folders in it, sorted by path")
  func sorted() throws {
    let folder = TemporaryFolder()
    folder.write("b/two.toml", rule("two"))
    folder.write("b/at/one.toml", rule("one"))
    folder.write("a.toml", rule("a"))
    folder.write("notes.md", "not a rule")
    folder.write(".hidden.toml", "not a rule")
    folder.write(".git/x.toml", "not a rule")
    let entries = try RuleDirectory.entries(folder.path)
    #expect(entries.map(\.relativePath) == ["a.toml", "b/at/one.toml", "b/two.toml"])
    #expect(try RuleDirectory.load(folder.path + "//").map(\.id) == ["a", "one", "two"])
  }

  @Test("may be one file")
  func oneFile() throws {
    let folder = TemporaryFolder()
    let path = folder.write("a.toml", rule("a"))
    #expect(try RuleDirectory.load(path).map(\.id) == ["a"])
    let other = folder.write("a.txt", rule("a"))
    #expect(faults(other) == ["\(other): is no rule file; rule files are named <id>.toml"])
  }

  @Test("shows the faults of all files, and ids used twice")
  func allFaults() {
    let folder = TemporaryFolder()
    let path = folder.path
    folder.write("x/a.toml", rule("a"))
    folder.write("y/a.toml", rule("a"))
    folder.write("y/b.toml", rule("c"))
    folder.write("z.toml", "id = \"z\"\n\u{ff}")
    let found = faults(path)
    #expect(found.count == 3)
    #expect(
      found[0] == "\(path)/y/a.toml: id 'a' is taken by '\(path)/x/a.toml'; rename one of them")
    #expect(
      found[1]
        == "\(path)/y/b.toml:1:1: id 'c' is not the name of its file; name the file 'c.toml'")
    #expect(found[2].hasPrefix("\(path)/z.toml:2:1: not valid TOML"))
  }

  @Test("follows links within itself and refuses those that lead out")
  func links() throws {
    let folder = TemporaryFolder()
    let outside = TemporaryFolder()
    folder.write("..data/a.toml", rule("a"))
    symlink("..data/a.toml", "\(folder.path)/a.toml")
    #expect(try RuleDirectory.load(folder.path).map(\.id) == ["a"])
    symlink(outside.write("b.toml", rule("b")), "\(folder.path)/b.toml")
    symlink(outside.path, "\(folder.path)/c")
    symlink("nowhere", "\(folder.path)/d.toml")
    #expect(
      faults(folder.path) == [
        "\(folder.path)/b.toml: is a link out of the folder; copy the file, or name it with --rules",
        "\(folder.path)/c: is a link to a folder; move the folder here, or name it with --rules",
        "\(folder.path)/d.toml: is a link to nothing; remove it",
      ])
  }

  @Test("that is missing or holds nothing is refused")
  func nothing() {
    let folder = TemporaryFolder()
    #expect(
      faults("\(folder.path)/none")
        == ["\(folder.path)/none: cannot open: no such file or directory"])
    #expect(
      faults(folder.path)
        == ["\(folder.path): holds no rule file; rule files are named <id>.toml"])
  }

  @Test("refuses a file that is not UTF-8")
  func encoding() {
    let folder = TemporaryFolder()
    let path = folder.write("a.toml", "")
    let descriptor = open(path, O_WRONLY)
    let bytes: [UInt8] = [0x61, 0xff]
    #expect(write(descriptor, bytes, 2) == 2)
    close(descriptor)
    #expect(faults(path) == ["\(path): is not UTF-8"])
  }
}
