// SPDX-License-Identifier: Apache-2.0
import Glibc
import SluiceModel

/// Reads and makes key files.
public enum KeyFile {
  /// Largest key file, in bytes.
  public static let maximumBytes = 65_536

  /// Who else may read a key file.
  public enum Permissions: Sendable {
    /// Nobody but the owner.
    case ownerOnly
    /// The group may; systemd lets the service in by a list that shows as the group's bits.
    case groupMayRead
  }

  /// Reads the ring or key in the file at `path`.
  ///
  /// The file must be a regular one, no link, owned by the user or root, and closed to others.
  /// - Throws: every fault; no error holds a byte of a key.
  public static func load(
    _ path: String, permissions: Permissions = .ownerOnly
  ) throws(SluiceErrors) -> KeyRing {
    let descriptor = unsafe open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw SluiceErrors([openFault(path, errno)]) }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else {
      throw SluiceErrors([openFault(path, errno)])
    }
    if let fault = fault(status, path: path, permissions: permissions) {
      throw SluiceErrors([fault])
    }
    return try load(descriptor: descriptor, place: path)
  }

  /// Reads the ring or key that an open descriptor gives, to its end; does not close it.
  public static func load(descriptor: Int32, place: String) throws(SluiceErrors) -> KeyRing {
    do {
      var filled = 0
      let text = try SecretBytes(count: maximumBytes + 1) { target throws(SluiceError) in
        filled = try read(descriptor, into: &target, place: place)
      }
      if filled > maximumBytes {
        throw SluiceError(
          .configuration, place: place, problem: "is larger than \(maximumBytes) bytes",
          remedy: "name a key file")
      }
      return try KeyRingText.parse(text.bytes.extracting(0..<filled), place: place)
    } catch let errors as SluiceErrors {
      throw errors
    } catch let error as SluiceError {
      throw SluiceErrors([error])
    } catch {
      throw SluiceErrors([SluiceError(.bug, place: place, problem: "an error of an unknown kind")])
    }
  }

  private static func read(
    _ descriptor: Int32, into target: inout MutableSpan<UInt8>, place: String
  ) throws(SluiceError) -> Int {
    var filled = 0
    while filled < target.count {
      // Safety: read(2) writes at most the rest of the span, which outlives the call.
      let got = unsafe target.withUnsafeMutableBytes { bytes in
        unsafe Glibc.read(
          descriptor, bytes.baseAddress.map { unsafe $0 + filled }, bytes.count - filled)
      }
      if got < 0, errno == EINTR { continue }
      if got < 0 {
        throw SluiceError(
          .configuration, place: place, problem: "cannot be read: \(message(errno))")
      }
      if got == 0 { break }
      filled += got
    }
    return filled
  }

  /// What is wrong with the file as the system sees it, or nil.
  private static func fault(
    _ status: stat, path: String, permissions: Permissions
  ) -> SluiceError? {
    func fault(_ problem: String, _ remedy: String) -> SluiceError {
      SluiceError(.configuration, place: path, problem: problem, remedy: remedy)
    }
    if status.st_mode & S_IFMT != S_IFREG {
      return fault("is not a regular file", "use --key-fd for pipes")
    }
    if status.st_uid != geteuid(), status.st_uid != 0 {
      return fault("belongs to another user", "use a key file of your own")
    }
    let forbidden: mode_t = permissions == .ownerOnly ? 0o077 : 0o037
    if status.st_mode & forbidden != 0 {
      return fault("others may read or change it", "run 'chmod 600 \(path)'")
    }
    return nil
  }

  private static func openFault(_ path: String, _ number: Int32) -> SluiceError {
    switch number {
    case ENOENT:
      SluiceError(
        .configuration, place: path, problem: "no such key file",
        remedy: "make one with 'sluice key new \(path)'")
    case ELOOP:
      SluiceError(
        .configuration, place: path, problem: "is a link", remedy: "name the file itself")
    default:
      SluiceError(
        .configuration, place: path, problem: "cannot be opened: \(message(number))")
    }
  }

  /// The system's words for an error number, in lower case.
  static func message(_ number: Int32) -> String {
    var buffer = [CChar](repeating: 0, count: 256)
    // Safety: strerror_r writes at most `count` bytes with the closing NUL into a buffer owned here.
    guard unsafe strerror_r(number, &buffer, buffer.count) == 0 else { return "error \(number)" }
    let bytes = buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return String(decoding: bytes, as: UTF8.self).lowercased()
  }

  /// Makes a file with a ring of one new random key, `k1`, that only its owner can read.
  ///
  /// - Throws: `.inputOutput`; a file that exists already is left as it is.
  @discardableResult
  public static func create(_ path: String, created: UTCTime) throws(SluiceError) -> KeyRing {
    let ring = KeyRing(try .random(), created: created)
    let text = try KeyRingText.serialize(ring)
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let descriptor = unsafe open(path, flags, 0o600)
    guard descriptor >= 0 else {
      let number = errno
      throw SluiceError(
        number == EEXIST ? .configuration : .inputOutput, place: path,
        problem: number == EEXIST ? "exists already" : "cannot be made: \(message(number))",
        remedy: number == EEXIST ? "name another file; a key that is overwritten is lost" : "")
    }
    // What the mask of the process left of the mode does not matter.
    let failure = fchmod(descriptor, 0o600) != 0 ? errno : write(text.bytes, to: descriptor)
    let closing = close(descriptor) == 0 ? 0 : errno
    let number = failure != 0 ? failure : closing
    guard number == 0 else {
      _ = unsafe unlink(path)
      throw SluiceError(
        .inputOutput, place: path, problem: "cannot be written: \(message(number))")
    }
    syncFolder(of: path)
    return ring
  }

  /// Writes and syncs all bytes; returns 0 or the error number.
  private static func write(_ bytes: Span<UInt8>, to descriptor: Int32) -> Int32 {
    var offset = 0
    while offset < bytes.count {
      // Safety: write(2) reads at most the rest of the span, which outlives the call.
      let written = unsafe bytes.withUnsafeBytes { bytes in
        unsafe Glibc.write(
          descriptor, bytes.baseAddress.map { unsafe $0 + offset }, bytes.count - offset)
      }
      if written < 0, errno == EINTR { continue }
      if written <= 0 { return written < 0 ? errno : EIO }
      offset += written
    }
    return fsync(descriptor) == 0 ? 0 : errno
  }

  /// Makes the new name last; some file systems can not, and the key works all the same.
  private static func syncFolder(of path: String) {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    _ = fsync(descriptor)
    close(descriptor)
  }
}
