// SPDX-License-Identifier: Apache-2.0
import SluiceModel
import Testing

@testable import SluiceRedaction

@Suite("Classes of IP addresses")
struct AddressRulesTests {
  @Test(
    "are told by the registries' ranges, at both of their ends",
    arguments: [
      ("0.0.0.0", AddressClass.unspecified), ("0.0.0.1", .reserved), ("9.255.255.255", .public),
      ("10.0.0.0", .private), ("10.255.255.255", .private), ("11.0.0.0", .public),
      ("100.63.255.255", .public), ("100.64.0.0", .cgnat), ("100.127.255.255", .cgnat),
      ("100.128.0.0", .public), ("127.0.0.1", .loopback), ("127.255.255.255", .loopback),
      ("169.254.1.1", .linkLocal), ("172.15.255.255", .public), ("172.16.0.0", .private),
      ("172.31.255.255", .private), ("172.32.0.0", .public), ("192.0.2.255", .documentation),
      ("192.0.3.0", .public), ("192.168.1.1", .private), ("198.18.0.1", .reserved),
      ("198.51.100.7", .documentation), ("203.0.113.7", .documentation), ("203.0.114.7", .public),
      ("224.0.0.1", .multicast), ("240.0.0.1", .reserved), ("255.255.255.255", .reserved),
      ("8.8.8.8", .resolver), ("8.8.8.9", .public), ("220-135-151-1", .public),
      ("::", .unspecified),
      ("::1", .loopback), ("::2", .public), ("fc00::1", .private), ("fdff::1", .private),
      ("fe80::1%eth0", .linkLocal), ("febf::1", .linkLocal), ("fec0::1", .public),
      ("ff02::1", .multicast), ("2001:db8::1", .documentation), ("2001:db9::1", .public),
      ("3fff:fff::1", .documentation), ("3fff:1000::1", .public), ("100::1", .reserved),
      ("2606:4700:4700::1111", .resolver), ("::ffff:10.1.2.3", .private), ("7.7.7.7", .own),
    ])
  func classes(text: String, wanted: AddressClass) throws {
    let classifier = try AddressClassifier(own: ["7.7.0.0/16", "fd12::/32"])
    #expect(classifier.classify(Array(text.utf8).span) == wanted)
  }

  @Test("are kept or replaced as the policy says; the others as their type says")
  func policy() throws {
    var policy = Policy()
    policy.defaultOperator = .label
    policy.addressClasses = [
      .loopback: .keep, .private: .truncateIP(ipv4Bits: 16, ipv6Bits: 48), .own: .keep,
    ]
    policy.ownNetworks = ["198.51.100.0/24"]
    let sluice = try RedactorUnderTest(policy: policy)
    let text =
      "a 127.0.0.1 b 192.168.7.9 c 198.51.100.4 d 203.0.113.7 e fd00:1:2:3::4 f ::ffff:127.0.0.1"
    let wanted = "a 127.0.0.1 b 192.168.0.0 c 198.51.100.4 d [IPV4] e fd00:1:2:: f ::ffff:127.0.0.1"
    #expect(sluice.redact(text) == wanted)
    #expect(sluice.redact(wanted) == wanted)
    #expect(sluice.redact("GET /?ip=192.168.7.9%20x&u=%31%39%32.168.7.9 y").contains("192.168.0.0"))
  }

  @Test("all are masked by default")
  func standard() throws {
    var policy = Policy()
    policy.defaultOperator = .label
    let sluice = try RedactorUnderTest(policy: policy)
    #expect(sluice.redact("a 127.0.0.1 b 10.0.0.1 c 8.8.8.8") == "a [IPV4] b [IPV4] c [IPV4]")
  }

  @Test("a class may drop the record")
  func drop() throws {
    var policy = Policy()
    policy.defaultOperator = .label
    policy.addressClasses = [.public: .drop]
    let sluice = try RedactorUnderTest(policy: policy)
    #expect(sluice.redact("a 10.0.0.1\nb 31.13.64.1\nc\n") == "a [IPV4]\nc\n")
  }
}
