// SPDX-License-Identifier: Apache-2.0
import Glibc
import SluiceModel

/// Reads small text files: rules and settings.
public enum TextFile {
  /// Largest file that is read.
  public static let maximumBytes = 4 << 20

  /// The text of the regular file at `path`.
  ///
  /// - Parameters:
  ///   - path: What is opened.
  ///   - place: How messages name it.
  /// - Throws: one error that says why the file can not be read.
  public static func read(_ path: String, place: String? = nil) throws(SluiceError) -> String {
    func fault(_ problem: String) -> SluiceError {
      SluiceError(.configuration, place: place ?? path, problem: problem)
    }
    // O_NONBLOCK: opening a pipe that nobody writes to would wait for ever.
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw fault("cannot open: \(systemMessage(errno))") }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else {
      throw fault("cannot look at it: \(systemMessage(errno))")
    }
    guard status.st_mode & S_IFMT == S_IFREG else { throw fault("is not a regular file") }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65_536)
    while true {
      // Safety: `block` is owned here, and read(2) writes at most its count of bytes.
      let got = unsafe Glibc.read(descriptor, &block, block.count)
      if got < 0, errno == EINTR { continue }
      if got < 0 { throw fault("cannot read: \(systemMessage(errno))") }
      if got == 0 { break }
      bytes += block[..<got]
      if bytes.count > maximumBytes { throw fault("is larger than \(maximumBytes >> 20) MiB") }
    }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw fault("is not UTF-8") }
    return text
  }
}

/// The system's words for an error number, in lower case.
func systemMessage(_ number: Int32) -> String {
  var buffer = [CChar](repeating: 0, count: 256)
  // Safety: strerror_r writes at most `count` bytes with the closing NUL into a buffer owned here.
  guard unsafe strerror_r(number, &buffer, buffer.count) == 0 else { return "error \(number)" }
  let bytes = buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
  return String(decoding: bytes, as: UTF8.self).lowercased()
}
