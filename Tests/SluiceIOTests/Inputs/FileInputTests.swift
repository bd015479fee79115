// SPDX-License-Identifier: Apache-2.0
import Glibc
import SluiceIO
import SluiceModel
import SluicePipeline
import Testing

@Suite("File arguments")
struct FileInputTests {
  @Test("become inputs that are read in order, compressed or not")
  func order() throws {
    let directory = try TemporaryDirectory()
    let plain = try directory.file("a.log", Array("one\ntwo".utf8))
    let packed = try directory.file("b.log.gz", gzipped(Array("three\n".utf8)))
    let sink = MemorySink()
    let inputs = try InputFiles.inputs([plain, packed])
    let report = try Pipeline(settings: PipelineSettings()) { _ in Copier() }
      .run(inputs: inputs, sink: sink)
    #expect(sink.text == "one\ntwothree\n")
    #expect(report.faults.isEmpty)
  }

  @Test("that are missing or directories are all named before anything is read")
  func faults() throws {
    let directory = try TemporaryDirectory()
    let good = try directory.file("good", [])
    let missing = directory.path + "/missing"
    let error = try #require(throws: SluiceErrors.self) {
      try InputFiles.inputs([missing, good, directory.path])
    }
    #expect(error.errors.map(\.place) == [missing, directory.path])
    #expect(error.errors.map(\.code) == [.inputOutput, .inputOutput])
    #expect(
      error.errors.map(\.problem) == [
        "cannot read: no such file or directory", "cannot read: is a directory",
      ])
  }

  @Test("that are also the output are refused")
  func outputIsInput() throws {
    let directory = try TemporaryDirectory()
    let path = try directory.file("app.log", Array("a\n".utf8))
    let output = unsafe open(path, O_WRONLY | O_APPEND)
    defer { close(output) }
    let error = try #require(throws: SluiceErrors.self) {
      try InputFiles.inputs([path], output: output)
    }
    #expect(error.errors.map(\.problem) == ["is both input and output"])
  }

  @Test("that vanish before their turn are a fault of the run")
  func vanished() throws {
    let sink = MemorySink()
    let report = try copy(FileInput(path: "/nonexistent/app.log"), to: sink)
    #expect(report.faults.map(\.place) == ["/nonexistent/app.log"])
    #expect(sink.text == "<unreadable 0>\n")
  }
}
