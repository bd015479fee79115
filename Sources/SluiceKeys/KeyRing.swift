// SPDX-License-Identifier: Apache-2.0
import SluiceModel

/// One key of a ring.
public struct RingKey: Sendable {
  /// What becomes of a key.
  public enum State: String, Sendable, CaseIterable {
    /// Writes tokens.
    case active
    /// Writes none; its tokens can still be searched for.
    case retired
    /// Its bytes are gone and its tokens say nothing any more.
    case destroyed
  }

  /// The id as it stands in tokens.
  public let id: KeyID
  /// When the key was made.
  public let created: UTCTime
  /// What becomes of it.
  public let state: State
  /// The key's bytes, 16 to 64 of them; nil exactly for a destroyed key.
  public let secret: KeySecret?
}

/// The keys that tokens are made with, one of which is active.
public struct KeyRing: Sendable {
  /// All keys in the order of the file; exactly one of them is active.
  public let keys: [RingKey]
  /// The key that writes tokens.
  public let active: RingKey
  /// Its bytes.
  public let activeSecret: KeySecret

  /// Makes a ring of one active key.
  public init(_ secret: KeySecret, id: KeyID = .first, created: UTCTime) {
    active = RingKey(id: id, created: created, state: .active, secret: secret)
    activeSecret = secret
    keys = [active]
  }

  /// Makes a ring with a random key, `k0`, that nothing keeps.
  public static func ephemeral() throws(SluiceError) -> KeyRing {
    KeyRing(try .random(), id: .ephemeral, created: .zero)
  }

  /// Makes a ring; every broken rule is an error at `place`.
  init(keys: [RingKey], place: String) throws(SluiceErrors) {
    let active = keys.filter { $0.state == .active }
    guard active.count == 1, let key = active.first, let secret = key.secret else {
      let problem = active.isEmpty ? "no key is active" : "\(active.count) keys are active"
      throw SluiceErrors([
        SluiceError(
          .configuration, place: place, problem: problem, remedy: "exactly one key must be active")
      ])
    }
    self.keys = keys
    self.active = key
    activeSecret = secret
  }

  /// Keys whose tokens can be searched for, the active one first.
  public var searchable: [RingKey] {
    [active] + keys.filter { $0.state == .retired }
  }

  /// The key of that id, whatever its state.
  public func key(_ id: KeyID) -> RingKey? { keys.first { $0.id == id } }

  /// The ring with a new random key that is active; the one that was is retired.
  ///
  /// - Throws: `.configuration` when no id is left.
  public func rotated(created: UTCTime) throws(SluiceErrors) -> KeyRing {
    guard let id = KeyID(number: (keys.map(\.id.number).max() ?? 0) + 1) else {
      throw SluiceErrors([
        SluiceError(
          .configuration, place: "key ring", problem: "no id is left above k9999",
          remedy: "begin a new ring with 'sluice key new FILE'")
      ])
    }
    let secret: KeySecret
    do { secret = try .random() } catch { throw SluiceErrors([error]) }
    let older = keys.map { key in
      key.state == .active
        ? RingKey(id: key.id, created: key.created, state: .retired, secret: key.secret) : key
    }
    let newest = RingKey(id: id, created: created, state: .active, secret: secret)
    return try KeyRing(keys: older + [newest], place: "key ring")
  }
}
