// SPDX-License-Identifier: Apache-2.0
import Glibc
import SluiceModel

/// A file whose contents follow from others.
struct GeneratedFile {
  let path: String
  let contents: [UInt8]

  private func fault(_ problem: String, _ remedy: String = "") -> SluiceErrors {
    SluiceErrors([SluiceError(.inputOutput, place: path, problem: problem, remedy: remedy)])
  }

  /// Throws unless the file holds exactly what it should.
  func check() throws(SluiceErrors) {
    guard try read() == contents else { throw fault("stale", "run scripts/generate") }
  }

  /// Writes the file unless it is right already, so that nothing is built again without need.
  func write() throws(SluiceErrors) {
    if try read() == contents { return }
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw fault("cannot be written (error \(errno))") }
    var rest = contents[...]
    while !rest.isEmpty {
      // Safety: write(2) reads at most the count it is given from a buffer that outlives the call.
      let written = unsafe rest.withUnsafeBytes { bytes in
        unsafe Glibc.write(descriptor, bytes.baseAddress, bytes.count)
      }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else {
        let number = errno
        close(descriptor)
        throw fault("cannot be written (error \(number))")
      }
      rest = rest.dropFirst(written)
    }
    guard close(descriptor) == 0 else { throw fault("cannot be written (error \(errno))") }
  }

  /// The file's bytes, or nil if there is no such file.
  private func read() throws(SluiceErrors) -> [UInt8]? {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 {
      if errno == ENOENT { return nil }
      throw fault("cannot be read (error \(errno))")
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65_536)
    while true {
      // Safety: `block` is owned here, and read(2) writes at most its count of bytes.
      let got = unsafe Glibc.read(descriptor, &block, block.count)
      if got < 0, errno == EINTR { continue }
      if got < 0 { throw fault("cannot be read (error \(errno))") }
      if got == 0 { return bytes }
      bytes += block[..<got]
    }
  }
}
