// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0
import PackageDescription

/// Swift 6 language mode, strict memory safety, spans that carry their lifetime.
let strict: [SwiftSetting] = [
  .strictMemorySafety(),
  .enableExperimentalFeature("Lifetimes"),
]

/// Of what TOMLKit imports nothing is visible: a `contains` that comes from Foundation would bring
/// all of it, with its tables of the world's languages, into a static binary.
let withoutFoundation = strict + [.enableUpcomingFeature("MemberImportVisibility")]

let package = Package(
  name: "sluice",
  products: [
    .executable(name: "sluice", targets: ["sluice"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "CScanKernels"),
    .target(name: "CEmbeddedRules", exclude: ["rules.bin", "tables.bin"]),
    .target(name: "CEmbeddedNames", exclude: ["names.model"]),
    .target(name: "CSystem"),

    .target(name: "SluiceModel", swiftSettings: strict),
    .target(name: "SluiceValidators", swiftSettings: strict),
    .target(
      name: "SluiceMatching",
      dependencies: ["SluiceModel", "SluiceValidators", "CScanKernels", "CPCRE2"],
      swiftSettings: strict),
    .target(
      name: "SluiceNames", dependencies: ["SluiceModel", "CEmbeddedNames"], swiftSettings: strict),
    .target(
      name: "SluiceRedaction",
      dependencies: [
        "SluiceModel", "SluiceValidators", "SluiceMatching", "SluiceNames", "CScanKernels",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    .target(
      name: "SluiceConfig",
      dependencies: [
        "SluiceModel", "CEmbeddedRules", .product(name: "TOMLKit", package: "TOMLKit"),
      ],
      swiftSettings: withoutFoundation),
    .target(
      name: "SluiceKeys", dependencies: ["SluiceModel", "CSystem"], swiftSettings: strict),
    .target(
      name: "SluicePipeline", dependencies: ["SluiceModel"], swiftSettings: strict),
    .target(
      name: "SluiceIO", dependencies: ["SluiceModel", "SluicePipeline", "CSystem", "CZlib"],
      swiftSettings: strict),
    .executableTarget(
      name: "sluice",
      dependencies: [
        "SluiceModel", "SluiceValidators", "SluiceMatching", "SluiceRedaction", "SluiceConfig",
        "SluiceKeys", "SluicePipeline", "SluiceIO", "CSystem",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "sluice-generate", dependencies: ["SluiceModel", "SluiceConfig", "SluiceMatching"],
      swiftSettings: strict),
    .executableTarget(
      name: "sluice-train", dependencies: ["SluiceModel", "SluiceNames"], swiftSettings: strict),
    .target(
      name: "SluiceTesting", dependencies: ["SluiceModel"], swiftSettings: strict),

    .testTarget(
      name: "CScanKernelsTests", dependencies: ["CScanKernels", "SluiceModel", "SluiceTesting"]),
    .testTarget(name: "SluiceModelTests", dependencies: ["SluiceModel", "SluiceTesting"]),
    .testTarget(name: "SluiceValidatorsTests", dependencies: ["SluiceValidators"]),
    .testTarget(
      name: "SluiceMatchingTests",
      dependencies: [
        "SluiceMatching", "SluiceRedaction", "SluiceConfig", "SluiceValidators", "SluiceTesting",
        "CPCRE2",
        "CScanKernels",
      ]),
    .testTarget(
      name: "SluiceNamesTests",
      dependencies: [
        "SluiceNames", "SluiceModel", "SluiceTesting", "CEmbeddedNames", "sluice-train",
      ]),
    .testTarget(
      name: "SluiceRedactionTests",
      dependencies: [
        "SluiceRedaction", "SluiceMatching", "SluiceConfig", "SluiceTesting",
        .product(name: "Crypto", package: "swift-crypto"),
      ]),
    .testTarget(
      name: "SluiceConfigTests",
      dependencies: ["SluiceConfig", "SluiceModel", "sluice-generate"]),
    .testTarget(
      name: "SluiceKeysTests", dependencies: ["SluiceKeys", "SluiceModel"]),
    .testTarget(
      name: "SluicePipelineTests", dependencies: ["SluiceModel", "SluicePipeline"],
      swiftSettings: strict),
    .testTarget(
      name: "SluiceIOTests",
      dependencies: ["SluiceModel", "SluicePipeline", "SluiceIO", "CSystem", "CZlib"],
      swiftSettings: strict),
    .testTarget(
      name: "SluiceTests",
      dependencies: [
        "sluice", "SluiceConfig", "SluiceRedaction", "SluiceMatching", "SluiceTesting",
      ]
    ),
  ],
  swiftLanguageModes: [.v6]
)
