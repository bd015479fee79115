// SPDX-License-Identifier: Apache-2.0
import Glibc

/// Reads and writes whole files.
enum FileBytes {
  /// The contents of the file at `path`.
  static func read(_ path: String) throws(Failure) -> [UInt8] {
    // Safety: open(2) reads the path, a string that outlives the call.
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw Failure(path, "cannot be opened (\(reason()))", remedy: "give a file that can be read")
    }
    defer { _ = close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      // Safety: read(2) writes at most the count of the buffer, which outlives the call.
      let count = unsafe buffer.withUnsafeMutableBytes {
        unsafe Glibc.read(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        throw Failure(path, "cannot be read (\(reason()))", remedy: "give a file that can be read")
      }
      if count == 0 { return bytes }
      bytes.append(contentsOf: buffer[..<count])
    }
  }

  /// Writes `bytes` as the file at `path`, in place of what was there.
  static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
    // Safety: open(2) reads the path, a string that outlives the call.
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw Failure(
        path, "cannot be written (\(reason()))", remedy: "give a path that can be written")
    }
    var rest = bytes[...]
    while !rest.isEmpty {
      // Safety: write(2) reads at most the count of the slice, which outlives the call.
      let count = unsafe rest.withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let problem = reason()
        _ = close(descriptor)
        throw Failure(path, "write failed (\(problem))", remedy: "free space or give another path")
      }
      rest = rest.dropFirst(count)
    }
    guard close(descriptor) == 0 else {
      throw Failure(path, "write failed (\(reason()))", remedy: "free space or give another path")
    }
  }

  /// The lines of the UTF-8 file at `path`, without their ends.
  static func lines(_ path: String) throws(Failure) -> [Substring] {
    let text = String(decoding: try read(path), as: UTF8.self)
    var lines = text.utf8.split(separator: 10, omittingEmptySubsequences: false)
      .map { Substring($0) }
    if lines.last == "" { lines.removeLast() }
    return lines
  }

  private static func reason() -> String {
    // Safety: strerror returns a string that lives until the next call on this thread; it is copied.
    unsafe String(cString: strerror(errno))
  }
}
