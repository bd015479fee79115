// SPDX-License-Identifier: Apache-2.0

/// The kind of network an IP address belongs to. Source: IANA IPv4 and IPv6 Special-Purpose Address
/// Registries (RFC 6890).
public enum AddressClass: String, Sendable, CaseIterable, Hashable {
  /// A network of the policy's own list; it goes before all others.
  case own
  /// A public resolver everybody uses, such as 8.8.8.8.
  case resolver
  /// `0.0.0.0`, `::`. Source: RFC 1122, 3.2.1.3; RFC 4291, 2.5.2.
  case unspecified
  /// `127.0.0.0/8`, `::1`. Source: RFC 1122, 3.2.1.3; RFC 4291, 2.5.3.
  case loopback
  /// `10.0.0.0/8`, `172.16.0.0/12`, `192.168.0.0/16`, `fc00::/7`. Source: RFC 1918; RFC 4193.
  case `private`
  /// `169.254.0.0/16`, `fe80::/10`. Source: RFC 3927; RFC 4291, 2.5.6.
  case linkLocal = "link_local"
  /// `100.64.0.0/10`, what providers share among customers. Source: RFC 6598.
  case cgnat
  /// `192.0.2.0/24`, `198.51.100.0/24`, `203.0.113.0/24`, `2001:db8::/32`, `3fff::/20`.
  /// Source: RFC 5737; RFC 3849; RFC 9637.
  case documentation
  /// `224.0.0.0/4`, `ff00::/8`. Source: RFC 5771; RFC 4291, 2.7.
  case multicast
  /// `255.255.255.255`, `0.0.0.0/8`, `192.0.0.0/24`, `198.18.0.0/15`, `240.0.0.0/4`, `100::/64`.
  /// Source: RFC 919; RFC 1122; RFC 6890; RFC 2544; RFC 6666.
  case reserved
  /// Every other address.
  case `public`
}
