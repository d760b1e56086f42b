// swift-tools-version: 6.2
import PackageDescription

/// One list of settings for every target: no target may be laxer than its neighbour.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let atomics: Target.Dependency = .product(name: "Atomics", package: "swift-atomics")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let cryptoExtras: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore: Target.Dependency = .product(name: "HummingbirdCore", package: "hummingbird")
let hummingbirdTLS: Target.Dependency = .product(name: "HummingbirdTLS", package: "hummingbird")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let nio: [Target.Dependency] = ["NIOCore", "NIOHTTP1", "NIOPosix", "NIOFoundationCompat"].map {
  .product(name: $0, package: "swift-nio")
}

let package = Package(
  name: "yudeng",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-atomics", from: "1.3.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    // C libraries, by their Debian packages.
    .systemLibrary(name: "CLibXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

    // Pure vocabulary. Imports Foundation and nothing else.
    .target(name: "Kernel", swiftSettings: strict),
    // The document tree and its readers.
    .target(name: "Manuscript", dependencies: ["Kernel", "CLibXML", "CZlib"], swiftSettings: strict),

    // Workbooks, read and written.
    .target(name: "Sheets", dependencies: ["Kernel", "Manuscript", "CLibXML", "CZlib"], swiftSettings: strict),
    // What a file says beyond what its reader sees, found and taken out.
    .target(name: "Traces", dependencies: ["Kernel", "Manuscript", "CLibXML", "CZlib"], swiftSettings: strict),

    .systemLibrary(name: "CHarfBuzz", pkgConfig: "harfbuzz", providers: [.apt(["libharfbuzz-dev"])]),
    .systemLibrary(name: "CCairo", pkgConfig: "cairo", providers: [.apt(["libcairo2-dev"])]),
    .systemLibrary(name: "CTurboJPEG", pkgConfig: "libturbojpeg", providers: [.apt(["libturbojpeg0-dev"])]),
    .systemLibrary(name: "CDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),
    // A document in its forms: PDF, OFD, large print, Word, text, one file of HTML, page pictures.
    .target(
      name: "Rendering", dependencies: ["Kernel", "Manuscript", "CHarfBuzz", "CCairo", "CDeflate", "CTurboJPEG", "CZlib"],
      swiftSettings: strict),
    // Finds what must not go out about a person. An engine: text in, places out.
    .target(name: "Privacy", dependencies: ["Kernel"], swiftSettings: strict),
    // What the proofreader's network does a million times for a line, for each kind of processor.
    .target(name: "CDots", cSettings: [.unsafeFlags(["-O3"])]),
    // Reads official Chinese and says what is wrong with it. An engine: text and tables in, findings out.
    .target(
      name: "Proofing", dependencies: ["Kernel", "Manuscript", "Privacy", "CDots"],
      // The tables are looked into a million times for a page: unoptimised, the tests would wait minutes for it.
      resources: [.copy("Resources")], swiftSettings: strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]),

    // The one door to the database.
    .target(
      name: "Store", dependencies: ["Kernel", grdb, crypto],
      resources: [.copy("Migrations")], swiftSettings: strict),
    .target(name: "Files", dependencies: ["Kernel", "Store", crypto], swiftSettings: strict),
    .target(name: "Jobs", dependencies: ["Kernel", "Store", logging], swiftSettings: strict),
    .target(
      name: "Search", dependencies: ["Kernel", "Store"],
      resources: [.copy("Resources")], swiftSettings: strict),

    // One target per domain. Domains never import one another, nor anything of HTTP.
    .target(name: "Accounts", dependencies: ["Kernel", "Store", crypto, cryptoExtras], swiftSettings: strict),
    .target(
      name: "Publishing",
      dependencies: [
        "Kernel", "Store", "Jobs", "Files", "Search", "Manuscript", "Sheets", "Traces", "Rendering", "Privacy", "Proofing",
        atomics, crypto,
      ],
      resources: [.copy("Resources")], swiftSettings: strict),

    // What the town must answer: applications, orders of the hotline, calls, visits, concerns, consultations.
    .target(
      name: "Casework",
      dependencies: ["Kernel", "Store", "Jobs", "Files", "Search", "Manuscript", "Sheets", "Rendering", "Privacy", crypto],
      resources: [.copy("Resources")], swiftSettings: strict),
    // The villages: boards, benefit lists, inspections, training.
    .target(
      name: "Villages",
      dependencies: [
        "Kernel", "Store", "Jobs", "Files", "Search", "Manuscript", "Sheets", "Traces", "Rendering", "Privacy", crypto,
      ],
      resources: [.copy("Resources")], swiftSettings: strict),

    // The only target that knows HTTP or HTML.
    .target(
      name: "Site",
      dependencies: [
        "Kernel", "Store", "Files", "Jobs", "Search", "Manuscript", "Sheets", "Traces", "Rendering", "Privacy", "Proofing",
        "Accounts", "Publishing", "Casework", "Villages", "CDeflate", crypto, logging, atomics, hummingbird, hummingbirdCore, hummingbirdTLS,
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ] + nio,
      resources: [.copy("Assets")], swiftSettings: strict),

    .executableTarget(
      name: "yudeng",
      dependencies: [
        "Kernel", "Store", "Files", "Jobs", "Search", "Manuscript", "Sheets", "Traces", "Accounts", "Publishing",
        "Casework", "Villages", "Rendering", "Privacy", "Proofing", "Site",
        arguments, crypto, logging, hummingbird,
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ],
      resources: [.copy("Demo")], swiftSettings: strict),

    .target(name: "TestKit", dependencies: ["Kernel", "Store"], path: "Tests/TestKit", swiftSettings: strict),
    .testTarget(name: "KernelTests", dependencies: ["Kernel", "TestKit"], swiftSettings: strict),
    .testTarget(
      name: "StoreTests", dependencies: ["Store", "Kernel", "TestKit", grdb],
      exclude: ["Fixtures"], swiftSettings: strict),
    .testTarget(
      name: "SheetsTests", dependencies: ["Sheets", "Manuscript", "Kernel", "TestKit"], swiftSettings: strict),
    .testTarget(
      name: "TracesTests", dependencies: ["Traces", "Manuscript", "Kernel", "TestKit"], swiftSettings: strict),
    .testTarget(
      name: "RenderingTests", dependencies: ["Rendering", "Manuscript", "Kernel", "TestKit"], swiftSettings: strict),
    .testTarget(name: "CDotsTests", dependencies: ["CDots"], swiftSettings: strict),
    .testTarget(name: "PrivacyTests", dependencies: ["Privacy", "Kernel", "TestKit"], swiftSettings: strict),
    .testTarget(
      name: "ProofingTests", dependencies: ["Proofing", "Privacy", "Manuscript", "Kernel", "TestKit"],
      swiftSettings: strict),
    .testTarget(name: "FilesTests", dependencies: ["Files", "Store", "Kernel", "TestKit"], swiftSettings: strict),
    .testTarget(
      name: "JobsTests", dependencies: ["Jobs", "Store", "Kernel", "TestKit", logging], swiftSettings: strict),
    .testTarget(name: "SearchTests", dependencies: ["Search", "Store", "Kernel", "TestKit"], swiftSettings: strict),
    .testTarget(
      name: "AccountsTests", dependencies: ["Accounts", "Store", "Kernel", "TestKit"], swiftSettings: strict),
    .testTarget(
      name: "PublishingTests",
      dependencies: [
        "Publishing", "Manuscript", "Sheets", "Traces", "Rendering", "Search", "Jobs", "Files", "Store", "Kernel",
        "TestKit", logging,
      ],
      exclude: ["Golden"], swiftSettings: strict),
    .testTarget(
      name: "CaseworkTests",
      dependencies: [
        "Casework", "Rendering", "Sheets", "Manuscript", "Search", "Jobs", "Files", "Store", "Kernel", "TestKit", logging,
      ],
      swiftSettings: strict),
    .testTarget(
      name: "VillagesTests",
      dependencies: [
        "Villages", "Rendering", "Privacy", "Sheets", "Traces", "Manuscript", "Search", "Jobs", "Files", "Store", "Kernel",
        "TestKit", logging,
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ManuscriptTests", dependencies: ["Manuscript", "Kernel", "TestKit"],
      exclude: ["Golden"], swiftSettings: strict),
    .testTarget(
      name: "SiteTests",
      dependencies: [
        "Site", "Accounts", "Publishing", "Casework", "Villages", "Manuscript", "Sheets", "Traces", "Search", "Jobs",
        "Files", "Store", "Kernel", "TestKit",
        logging, hummingbird, .product(name: "HummingbirdTesting", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
      ] + nio,
      exclude: ["Golden"], swiftSettings: strict),
    .testTarget(name: "CommandTests", dependencies: ["yudeng", "TestKit", "Kernel"], swiftSettings: strict),
    .testTarget(name: "HouseRulesTests", swiftSettings: strict),
  ]
)
