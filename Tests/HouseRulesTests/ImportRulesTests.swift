import Testing

/// The walls between the targets: arrows only go down.
@Suite struct ImportRulesTests {
  static let plan = Plan(manifest: House.text("Package.swift"))
  static let domains: Set<String> = ["Accounts", "Casework", "Media", "Outreach", "Publishing", "Reporting", "Statistics", "Villages"]
  static let web: Set<String> = [
    "AsyncHTTPClient", "HTTPTypes", "Hummingbird", "HummingbirdCore", "HummingbirdTLS", "NIOCore", "NIOHTTP1",
    "NIOPosix", "NIOSSL", "Site",
  ]

  @Test func `there are sources, and the plan names them all`() {
    #expect(House.sources.count > 10)
    for file in House.sources { #expect(Self.plan.allowed[file.target] != nil, "\(file.path) is in no target of Package.swift") }
  }

  @Test func `a file imports only what its target declares`() {
    for file in House.sources {
      let allowed = (Self.plan.allowed[file.target] ?? []).union(Plan.toolchain)
      for name in file.imports { #expect(allowed.contains(name), "\(file.path) imports \(name)") }
    }
  }

  @Test func `domains never import one another`() {
    for file in House.sources where Self.domains.contains(file.target) {
      #expect(Self.domains.isDisjoint(with: file.imports), "\(file.path)")
    }
  }

  @Test func `only the site and the program know HTTP`() {
    for file in House.sources where !["Site", "yudeng"].contains(file.target) {
      #expect(Self.web.isDisjoint(with: file.imports), "\(file.path)")
    }
  }

  @Test func `only the store knows the database library`() {
    for file in House.sources where file.target != "Store" {
      #expect(!file.imports.contains("GRDB") && !file.imports.contains("SQLite3"), "\(file.path)")
    }
  }

  @Test func `the kernel knows only Foundation, and the manuscript only the kernel and its two C libraries`() {
    let bounds: [String: Set<String>] = [
      "Kernel": ["Foundation"],
      "Manuscript": ["Foundation", "Glibc", "Synchronization", "Kernel", "CLibXML", "CZlib"],
    ]
    for file in House.sources {
      guard let bound = bounds[file.target] else { continue }
      #expect(bound.isSuperset(of: file.imports), "\(file.path): \(file.imports)")
    }
  }

  @Test func `XML and HTML are parsed by a kept library, in one target`() {
    for file in House.sources {
      #expect(!file.imports.contains("FoundationXML"), "\(file.path)")
      if file.target != "Manuscript" { #expect(!file.imports.contains("CLibXML"), "\(file.path)") }
    }
  }
}
