// SPDX-License-Identifier: Apache-2.0
import Glibc
import SluiceModel
import Testing

@testable import SluiceKeys

private let hex = String(repeating: "0123456789abcdef", count: 4)

private func fault(_ path: String, _ permissions: KeyFile.Permissions = .ownerOnly) -> String? {
  do {
    _ = try KeyFile.load(path, permissions: permissions)
    return nil
  } catch {
    return error.errors.map(\.description).joined(separator: "\n")
  }
}

@Suite("A key file")
struct KeyFileTests {
  @Test("is read when only its owner can")
  func load() throws {
    let folder = TemporaryFolder()
    let path = folder.write("a.key", hex + "\n")
    #expect(try KeyFile.load(path).active.id.description == "k1")
    #expect(fault(folder.write("b.key", hex, mode: 0o400)) == nil)
  }

  @Test("is refused when others may read or change it")
  func permissions() {
    let folder = TemporaryFolder()
    for mode: mode_t in [0o644, 0o640, 0o604, 0o620, 0o601] {
      let path = folder.write("a.key", hex, mode: mode)
      #expect(
        fault(path) == "\(path): others may read or change it; run 'chmod 600 \(path)'")
    }
  }

  @Test("that is a credential may be readable by its group")
  func credential() {
    let folder = TemporaryFolder()
    #expect(fault(folder.write("a.key", hex, mode: 0o440), .groupMayRead) == nil)
    #expect(fault(folder.write("b.key", hex, mode: 0o444), .groupMayRead) != nil)
    #expect(fault(folder.write("c.key", hex, mode: 0o460), .groupMayRead) != nil)
  }

  @Test("is refused when it is missing, a link or no regular file")
  func kinds() {
    let folder = TemporaryFolder()
    let path = "\(folder.path)/none.key"
    #expect(
      fault(path) == "\(path): no such key file; make one with 'sluice key new \(path)'")
    let link = "\(folder.path)/link.key"
    symlink(folder.write("a.key", hex), link)
    #expect(fault(link) == "\(link): is a link; name the file itself")
    let pipe = "\(folder.path)/pipe.key"
    mkfifo(pipe, 0o600)
    #expect(fault(pipe) == "\(pipe): is not a regular file; use --key-fd for pipes")
    #expect(
      fault(folder.path) == "\(folder.path): is not a regular file; use --key-fd for pipes")
  }

  @Test("is refused when it belongs to another user", .enabled(if: geteuid() == 0))
  func owner() {
    let folder = TemporaryFolder()
    let path = folder.write("a.key", hex)
    chown(path, 54_321, 0)
    #expect(fault(path) == "\(path): belongs to another user; use a key file of your own")
  }

  @Test("is refused when it is too large")
  func size() {
    let folder = TemporaryFolder()
    let path = folder.write("a.key", String(repeating: "a", count: 70_000))
    #expect(fault(path) == "\(path): is larger than 65536 bytes; name a key file")
  }

  @Test("is made with one random key, mode 600, and never overwritten")
  func create() throws {
    let folder = TemporaryFolder()
    let path = "\(folder.path)/new.key"
    let time = try #require(UTCTime("2026-11-21T00:00:00Z"))
    try KeyFile.create(path, created: time)
    let text = folder.read("new.key")
    #expect(text.hasPrefix("sluice-key-ring 1\nk1 2026-11-21T00:00:00Z active "))
    #expect(text.utf8.count == 18 + 31 + 64 + 1)
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
    #expect(try KeyFile.load(path).active.created == time)
    let expected = SluiceError(
      .configuration, place: path, problem: "exists already",
      remedy: "name another file; a key that is overwritten is lost")
    #expect(throws: expected) { try KeyFile.create(path, created: time) }
    #expect(folder.read("new.key") == text)
  }

  @Test("may come through a descriptor")
  func descriptor() throws {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    var text = hex + "\n"
    text.withUTF8 { _ = write(ends[1], $0.baseAddress, $0.count) }
    close(ends[1])
    defer { close(ends[0]) }
    let ring = try KeySource.descriptor(ends[0]).load()
    #expect(ring.activeSecret.count == 32)
    let closed = #expect(throws: SluiceErrors.self) { try KeySource.descriptor(9999).load() }
    #expect(
      closed?.errors.first?.description
        == "--key-fd 9999: cannot be read: bad file descriptor")
  }
}

@Suite("The source of the key")
struct KeySourceTests {
  private func choose(_ change: (inout KeyRequest) -> Void) throws -> KeySource {
    var request = KeyRequest()
    change(&request)
    return try KeySource.choose(request) { $0 == "/credentials/sluice.key" }
  }

  @Test("is the flag before the environment before the settings file before a credential")
  func precedence() throws {
    #expect(try choose { _ in } == .ephemeral(isRequested: false))
    #expect(
      try choose { $0.credentialsFolder = "/credentials" } == .credential("/credentials/sluice.key")
    )
    #expect(try choose { $0.credentialsFolder = "/other" } == .ephemeral(isRequested: false))
    #expect(
      try choose {
        ($0.file, $0.fileLayer, $0.credentialsFolder) = ("a", .settingsFile, "/credentials")
      } == .file("a"))
    #expect(
      try choose { ($0.file, $0.fileLayer, $0.variable) = ("a", .settingsFile, "x") }
        == .environment("x"))
    #expect(
      try choose { ($0.file, $0.fileLayer, $0.variable) = ("a", .flag, "x") } == .file("a"))
    #expect(try choose { ($0.descriptor, $0.variable) = (5, "x") } == .descriptor(5))
    #expect(try choose { $0.isEphemeral = true } == .ephemeral(isRequested: true))
  }

  @Test("must not be said twice")
  func conflicts() {
    let twice = SluiceError(
      .configuration, place: "key", problem: "the key is configured twice",
      remedy: "keep one of --key-file, --key-fd, SLUICE_KEY and --ephemeral-key")
    #expect(throws: twice) { try choose { ($0.file, $0.descriptor) = ("a", 3) } }
    #expect(throws: twice) {
      try choose { ($0.file, $0.fileLayer, $0.variable) = ("a", .environment, "x") }
    }
    #expect(throws: SluiceError.self) { try choose { ($0.file, $0.isEphemeral) = ("a", true) } }
  }

  @Test("is printed without the key")
  func description() {
    var request = KeyRequest(environment: ["SLUICE_KEY": hex])
    request.isEphemeral = false
    for text in ["\(request)", String(reflecting: request), "\(KeySource.environment(hex))"] {
      #expect(!text.contains("0123"))
    }
    #expect(!String(reflecting: KeySource.environment(hex)).contains("0123"))
  }

  @Test("is named with a warning where it is weak")
  func notices() {
    #expect(KeySource.environment(hex).notice == KeySource.environmentNotice)
    #expect(KeySource.ephemeral(isRequested: false).notice == KeySource.ephemeralNotice)
    #expect(KeySource.ephemeral(isRequested: true).notice == nil)
    #expect(KeySource.file("a").notice == nil)
  }

  @Test("is read from the variable without showing it")
  func environment() throws {
    #expect(try KeySource.environment(hex).load().activeSecret.count == 32)
    let errors = #expect(throws: SluiceErrors.self) { try KeySource.environment("abcd").load() }
    #expect(
      errors?.errors.map(\.description) == [
        "SLUICE_KEY: the key has 2 bytes, at least 16 are needed; make one with 'sluice key new "
          + "FILE' or 'openssl rand -hex 32'"
      ])
  }
}
