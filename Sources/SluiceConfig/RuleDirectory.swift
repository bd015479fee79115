// SPDX-License-Identifier: Apache-2.0
import Glibc
import SluiceModel

/// Reads rule files from a folder and the folders in it.
public enum RuleDirectory {
  /// One rule file.
  public struct Entry: Sendable {
    /// Path below the folder that was read, such as `payment/credit-card.toml`.
    public var relativePath: String
    /// What the file says.
    public var rule: Rule
  }

  /// The rules at `path`, a folder or one file, sorted by path.
  ///
  /// Names that begin with a dot and files that do not end in `.toml` are passed over.
  /// - Throws: every fault of every file, ids that were used twice, links that lead out of the
  ///   folder, and a folder without rules.
  public static func load(_ path: String) throws(SluiceErrors) -> [Rule] {
    try entries(path).map(\.rule)
  }

  /// As ``load(_:)``, with the files' names.
  public static func entries(_ path: String) throws(SluiceErrors) -> [Entry] {
    var walk = Walk(top: path)
    walk.start()
    var errors = walk.errors
    var entries: [Entry] = []
    var places: [String: String] = [:]
    for file in walk.files.sorted(by: { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) })
    {
      let place = file.isEmpty ? path : "\(walk.trimmedTop)/\(file)"
      do {
        let rule = try RuleFile.decode(try read(place), path: place)
        if let earlier = places[rule.id] {
          errors.append(
            SluiceError(
              .configuration, place: place, problem: "id '\(rule.id)' is taken by '\(earlier)'",
              remedy: "rename one of them"))
        } else {
          places[rule.id] = place
          entries.append(Entry(relativePath: file.isEmpty ? lastPart(path) : file, rule: rule))
        }
      } catch {
        errors += error.errors
      }
    }
    if errors.isEmpty, entries.isEmpty {
      errors.append(
        SluiceError(
          .configuration, place: path, problem: "holds no rule file",
          remedy: "rule files are named <id>.toml"))
    }
    guard errors.isEmpty else { throw SluiceErrors(errors) }
    return entries
  }

  private static func read(_ path: String) throws(SluiceErrors) -> String {
    do { return try TextFile.read(path) } catch { throw SluiceErrors([error]) }
  }

  private static func lastPart(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}

/// Collects the paths of rule files below one folder.
private struct Walk {
  let top: String
  /// Paths below `top`; one empty path when `top` itself is a file.
  var files: [String] = []
  var errors: [SluiceError] = []
  private var root = ""

  /// Folders below folders that are entered.
  static let maximumDepth = 16

  init(top: String) { self.top = top }

  var trimmedTop: String {
    var path = top[...]
    while path.count > 1, path.hasSuffix("/") { path = path.dropLast() }
    return path == "/" ? "" : String(path)
  }

  private mutating func fault(_ place: String, _ problem: String, _ remedy: String = "") {
    errors.append(
      SluiceError(.configuration, place: place, problem: problem, remedy: remedy))
  }

  mutating func start() {
    guard let resolved = realPath(top) else {
      fault(top, "cannot open: \(systemMessage(errno))")
      return
    }
    root = resolved
    switch kind(top, followingLinks: true) {
    case S_IFDIR: enter("", depth: 0)
    case S_IFREG where top.hasSuffix(".toml"): files.append("")
    case S_IFREG: fault(top, "is no rule file", "rule files are named <id>.toml")
    default: fault(top, "is neither a folder nor a regular file")
    }
  }

  private mutating func enter(_ folder: String, depth: Int) {
    let place = folder.isEmpty ? top : "\(trimmedTop)/\(folder)"
    guard depth <= Self.maximumDepth else {
      fault(place, "lies more than \(Self.maximumDepth) folders deep")
      return
    }
    guard let names = names(in: place) else {
      fault(place, "cannot read the folder: \(systemMessage(errno))")
      return
    }
    for name in names.sorted() where !name.hasPrefix(".") {
      visit(folder.isEmpty ? name : "\(folder)/\(name)", depth: depth)
    }
  }

  private mutating func visit(_ path: String, depth: Int) {
    let place = "\(trimmedTop)/\(path)"
    switch kind(place, followingLinks: false) {
    case S_IFDIR: enter(path, depth: depth + 1)
    case S_IFREG: if path.hasSuffix(".toml") { files.append(path) }
    case S_IFLNK: follow(path, place)
    case nil: fault(place, "cannot look at it: \(systemMessage(errno))")
    default: if path.hasSuffix(".toml") { fault(place, "is not a regular file") }
    }
  }

  /// Takes a link to a rule file that lies in the folder itself, as mounted folders have them.
  private mutating func follow(_ path: String, _ place: String) {
    switch kind(place, followingLinks: true) {
    case S_IFREG:
      guard path.hasSuffix(".toml") else { return }
      let prefix = root == "/" ? "/" : root + "/"
      guard let target = realPath(place), target.hasPrefix(prefix) else {
        fault(place, "is a link out of the folder", "copy the file, or name it with --rules")
        return
      }
      files.append(path)
    case S_IFDIR:
      fault(place, "is a link to a folder", "move the folder here, or name it with --rules")
    case nil: fault(place, "is a link to nothing", "remove it")
    default: if path.hasSuffix(".toml") { fault(place, "is not a regular file") }
    }
  }

  /// File type bits, or nil with `errno` set.
  private func kind(_ path: String, followingLinks: Bool) -> mode_t? {
    var status = stat()
    // Safety: the path lives for the call, `status` is owned here.
    let result = unsafe followingLinks ? stat(path, &status) : lstat(path, &status)
    return result == 0 ? status.st_mode & S_IFMT : nil
  }

  private func realPath(_ path: String) -> String? {
    // Safety: realpath(3) returns memory of its own with a closing NUL; freed here, once.
    guard let resolved = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }

  /// Names in a folder, or nil with `errno` set.
  private func names(in folder: String) -> [String]? {
    guard let stream = unsafe opendir(folder) else { return nil }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    // Safety: an entry stays valid until the next call for the same stream, which is ours alone;
    // its name ends in a NUL within the array.
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      names.append(name)
    }
    return names
  }
}
