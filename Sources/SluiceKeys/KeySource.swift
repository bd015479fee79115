// SPDX-License-Identifier: Apache-2.0
import Glibc
import SluiceModel

/// What a user said about the key.
public struct KeyRequest: Sendable, Equatable {
  /// Where `file` or `descriptor` was said; a flag beats the environment, which beats a file.
  public enum Layer: Sendable {
    /// `--key-file` or `--key-fd`.
    case flag
    /// `SLUICE_KEY_FILE` or `SLUICE_KEY_FD`.
    case environment
    /// `key_file` or `key_fd` in the settings file.
    case settingsFile
  }

  /// The key file, and where it was named.
  public var file: String?
  /// Where ``file`` was named.
  public var fileLayer = Layer.flag
  /// The descriptor the key is read from.
  public var descriptor: Int?
  /// Where ``descriptor`` was named.
  public var descriptorLayer = Layer.flag
  /// What `SLUICE_KEY` holds.
  public var variable: String?
  /// What `CREDENTIALS_DIRECTORY` holds; systemd sets it.
  public var credentialsFolder: String?
  /// Whether a random key was asked for in so many words.
  public var isEphemeral = false

  /// Makes a request that says nothing.
  public init() {}

  /// Makes a request with what the environment says of keys, files aside.
  public init(environment: [String: String]) {
    variable = environment["SLUICE_KEY"]
    credentialsFolder = environment["CREDENTIALS_DIRECTORY"]
  }
}

/// Where the key comes from.
public enum KeySource: Sendable, Equatable {
  /// A key file.
  case file(String)
  /// An open descriptor.
  case descriptor(Int32)
  /// The text of `SLUICE_KEY`.
  case environment(String)
  /// A credential that systemd gave the service.
  case credential(String)
  /// A random key of this run, because that was asked for (true) or nothing was said (false).
  case ephemeral(isRequested: Bool)

  /// Name of the credential that is looked for in `CREDENTIALS_DIRECTORY`.
  public static let credentialName = "sluice.key"

  /// Chooses the source: flag, then `SLUICE_KEY_FILE` or `SLUICE_KEY`, then the settings file, then
  /// a credential if there is one, then a random key.
  ///
  /// - Parameters:
  ///   - request: What the user said.
  ///   - exists: Whether a file is there; asked for the credential only.
  /// - Throws: `.configuration` when two sources of one layer contradict each other.
  public static func choose(
    _ request: KeyRequest, exists: (String) -> Bool = KeySource.isThere
  ) throws(SluiceError) -> KeySource {
    if request.isEphemeral {
      if request.file != nil || request.descriptor != nil || request.variable != nil {
        throw conflict("a key is configured and a random one is asked for")
      }
      return .ephemeral(isRequested: true)
    }
    for layer in [KeyRequest.Layer.flag, .environment, .settingsFile] {
      var found: [KeySource] = []
      if let file = request.file, request.fileLayer == layer { found.append(.file(file)) }
      if let number = request.descriptor, request.descriptorLayer == layer {
        guard let descriptor = Int32(exactly: number), descriptor >= 0 else {
          throw SluiceError(.configuration, place: "--key-fd", problem: "no descriptor")
        }
        found.append(.descriptor(descriptor))
      }
      if layer == .environment, let text = request.variable { found.append(.environment(text)) }
      if found.count > 1 { throw conflict("the key is configured twice") }
      if let source = found.first { return source }
    }
    if let folder = request.credentialsFolder, !folder.isEmpty {
      let path = "\(folder)/\(credentialName)"
      if exists(path) { return .credential(path) }
    }
    return .ephemeral(isRequested: false)
  }

  private static func conflict(_ problem: String) -> SluiceError {
    SluiceError(
      .configuration, place: "key", problem: problem,
      remedy: "keep one of --key-file, --key-fd, SLUICE_KEY and --ephemeral-key")
  }

  /// Reads or makes the key.
  ///
  /// - Throws: every fault; no error holds a byte of a key.
  public func load() throws(SluiceErrors) -> KeyRing {
    switch self {
    case .file(let path): return try KeyFile.load(path)
    case .credential(let path): return try KeyFile.load(path, permissions: .groupMayRead)
    case .descriptor(let descriptor):
      return try KeyFile.load(descriptor: descriptor, place: "--key-fd \(descriptor)")
    case .environment(let text):
      return try KeyRingText.parse(text.utf8.span, place: "SLUICE_KEY")
    case .ephemeral:
      do { return try .ephemeral() } catch { throw SluiceErrors([error]) }
    }
  }

  /// A line the user should see, or nil.
  public var notice: String? {
    switch self {
    case .environment: Self.environmentNotice
    case .ephemeral(isRequested: false): Self.ephemeralNotice
    default: nil
    }
  }

  /// Printed when the key comes from `SLUICE_KEY`.
  public static let environmentNotice =
    "SLUICE_KEY: other programs of this user can read it; use --key-file"
  /// Printed when no key is configured.
  public static let ephemeralNotice =
    "key: none is configured, tokens link within this run only; use --key-file or --ephemeral-key"
}

extension KeySource {
  /// Whether there is a file of any kind at `path`.
  public static func isThere(_ path: String) -> Bool {
    // Safety: the path lives for the call; access(2) keeps nothing.
    unsafe access(path, F_OK) == 0
  }
}

extension KeySource: CustomStringConvertible, CustomDebugStringConvertible {
  /// The source in a user's words; never a key.
  public var description: String {
    switch self {
    case .file(let path): "file \(path)"
    case .descriptor(let descriptor): "descriptor \(descriptor)"
    case .environment: "SLUICE_KEY"
    case .credential(let path): "credential \(path)"
    case .ephemeral: "random key of this run"
    }
  }

  /// As ``description``.
  public var debugDescription: String { description }
}

extension KeyRequest: CustomStringConvertible, CustomDebugStringConvertible {
  /// What was said, without the key itself.
  public var description: String {
    "file \(file ?? "none"), descriptor \(descriptor.map(String.init) ?? "none"), "
      + "variable \(variable == nil ? "none" : "set"), random \(isEphemeral)"
  }

  /// As ``description``.
  public var debugDescription: String { description }
}
