// SPDX-License-Identifier: Apache-2.0
import Glibc
import SluiceModel

/// Reads and writes whole files.
enum FileText {
  /// The bytes of the file at `path`, or of stdin for `-`.
  static func read(_ path: String) throws(SluiceError) -> [UInt8] {
    let descriptor = path == "-" ? 0 : unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw fault(path, "cannot be read") }
    defer { if descriptor > 0 { close(descriptor) } }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = unsafe chunk.withUnsafeMutableBytes { buffer in
        unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw fault(path, "cannot be read") }
      if count == 0 { return bytes }
      bytes += chunk[0..<count]
    }
  }

  /// Writes `bytes` to a new or emptied file at `path`.
  static func write(_ bytes: [UInt8], to path: String) throws(SluiceError) {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw fault(path, "cannot be written") }
    defer { close(descriptor) }
    var offset = 0
    while offset < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(
          descriptor, buffer.baseAddress.map { unsafe $0 + offset }, buffer.count - offset)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw fault(path, "cannot be written") }
      offset += count
    }
  }

  private static func fault(_ path: String, _ problem: String) -> SluiceError {
    let reason = unsafe String(cString: strerror(errno))
    return SluiceError(
      .inputOutput, place: path, problem: "\(problem): \(reason.lowercased())",
      remedy: "check the path and its permissions")
  }
}
