import Foundation
import Testing

/// A migration that has been released is never edited: towns have run it.
@Suite struct MigrationRulesTests {
  /// SHA-256 of every migration, in order. A new one is added below; a line above it never changes.
  static let frozen: [(file: String, sha256: String)] = [
    ("0001-ground.sql", "de8517c0e6109a4ffe7161e0187db19d0193c996f99d3a6068344b5f7b896a64"),
    ("0002-accounts.sql", "a3079e60378a1ed8f318ca05551e98eaf44f320a185cdb5807e51e0109d2980f"),
    ("0003-work.sql", "c5cef87955b906f887a65e5a813d48a64116405785bebd44043f0d5c8658c4e9"),
    ("0004-publishing.sql", "c8fe8b2d589c0a957d170c6532dfe89031e61fcf1287a3d2608e8ed510dbe173"),
    ("0005-drafts.sql", "1803149bb5b80899ae146b3639aa65d3702abfcff915f892602183f30cf9aaab"),
    ("0006-kinds.sql", "30ac7e734b3ba816ad0c8b2c548112ebd0846de0bec945ec6a399b921d4f2a0c"),
    ("0007-attachments.sql", "9000a67205df22ee48c6dfdae0ccb24791f37409d6cf33474172aa4c58097cb4"),
    ("0008-people.sql", "d0e74daad52a627383c1b9a1f657c263f1ec7484ecf13be54922ef0ef1ef99a0"),
    ("0009-emergency.sql", "8248fa7086ffbad1ddba48782849ab6fd9b43c37ec99359f59b67b6016949ddf"),
    ("0010-bulk.sql", "a685253c541ccb9d2a0948bccbfefd78d735ab3f58ffc584183b2cf0bfc5a209"),
    ("0011-legacy.sql", "447c2eafaed3e573d5eccd2027168f82fc346cccfde3106e044234927a08272e"),
    ("0012-inbox.sql", "16b959d4369842c8e269506adc2fd09f506ce00d4ee1c9a909f36f579f200de9"),
    ("0013-files.sql", "8abaadb6aecf957deb7d19a8ac5447e523c40b1554e7355ed0b7bf5c2ab253e1"),
    ("0014-duties.sql", "f2b781cd4f6edcbaecf86d84c6f2dd121cc884eb810766bb2a3c42380e852f9b"),
    ("0015-demands.sql", "45efb23eb785ff3a22f585ad8527f4d40672080d34f6218b70f155f9b8325aa8"),
    ("0016-renditions.sql", "5b3033436b251db6d186f471dec561b2e0feb29f65f0e59eb5423ff7ac4eaa04"),
    ("0017-compilations.sql", "c5ef09774c755a4fef5a15027c9b240ec42b5610e32cc8e398acded26559b7d9"),
    ("0018-proofing.sql", "d802000fb48acde3e5351460b7fb4dbfa17757bf4d92fb46391f7edcafd74059"),
    ("0019-api-tokens.sql", "ddded38bc2a51eae3efcfb06224e1b3b4f713d9562d900f59ee90e0597f28f1b"),
    ("0020-patrol.sql", "9f1a9a08786cfaea6e47ab8b269d2a61a14bd63dd50d1701cddf33fd57dbf8ba"),
    ("0021-checklists.sql", "415dc041a1d1540dd4b7b1ce5acd93521df6fae5aa9b73eeb4a0b690fca7f2cd"),
    ("0022-applications.sql", "cd13e5b84af3c9cab6d9d86f53ce8337a86fce44be40a886215d53d335ee2feb"),
    ("0023-letters.sql", "9682ded3872f41ab4c9af4c5eac4f26ffcce0fa49b457a6138a337c36da1ec67"),
    ("0024-tickets.sql", "787a439fa38649e4caf446534cdf4fc2a32d5daf0b16adfbc6b576deb80e248c"),
    ("0025-logs.sql", "c7723195bee14581c669f650af3517bc58564236960442886d1de60e30ff215a"),
    ("0026-concerns.sql", "67c8be16c739522bff0813e0e8e22a25723050d8d5536f99f540d2bfb2f9c548"),
    ("0027-boards.sql", "5649065a5c3536cd1c0a8065e32437b320fee70f6db6808ae1beba755dac6ddc"),
    ("0028-benefits.sql", "33bc7c81990a08a976f41d7987e7b1ebb254bdcdc39d66cd34c4af2ccd88926c"),
    ("0029-inspections.sql", "537b3d0c955deb1c78eb0d94b48aa3575ca7b5d23a92cfc4111ade580780b283"),
    ("0030-training.sql", "f239701d0e3fa95b5c5ebf986106a4d85dc87cafd3456c6f164c82c04e402dc1"),
    ("0031-consultations.sql", "8dd67018f9bbbea2292c5943c1e727fb41a3684e173063e11bd8aff3b2cfef82"),
    ("0032-calendars.sql", "cc0aa6797b45a161bee170d4c858dbeda6f88366bbb3caa3cf73d2a13761d979"),
    ("0033-village-matters.sql", "eb3946cc0c5b77c0d67e955cb0c3fd0c0b67d910a9d4d3e54d9ffd956b2febd6"),
    ("0034-reasons.sql", "bccf3ca38032d9b3ee7ef9b199c40c86bc475168a27491c4b13394160cae1cf5"),
    ("0035-turning.sql", "4118ea726edcaf088cfa8ca8836bb9d867c7ec6cfe2349a361886e03baff8711"),
    ("0036-lexicon.sql", "92e5a0b0066ccfb79cee3ff20ea809998c98584324a3a88fef4b0a68ce531ece"),
  ]

  @Test func `migrations are as they were released`() throws {
    let found = House.files(under: "Sources/Store/Migrations", endings: ["sql"]).map(\.path)
    for (index, path) in found.enumerated() {
      let name = String(path.split(separator: "/").last ?? "")
      let sum = try sha256(of: path)
      let line = "(\"\(name)\", \"\(sum)\"),"
      guard index < Self.frozen.count else {
        Issue.record("a new migration: add the line \(line) at the end of the list")
        continue
      }
      #expect(Self.frozen[index] == (name, sum), "\(name) is not what was released as number \(index + 1)")
    }
    #expect(found.count >= Self.frozen.count, "a released migration is gone")
  }

  @Test func `migrations are numbered without gaps`() {
    let names = House.files(under: "Sources/Store/Migrations", endings: ["sql"]).map(\.path).map { $0.split(separator: "/").last ?? "" }
    for (index, name) in names.enumerated() {
      #expect(Int(name.prefix(4)) == index + 1, "\(name) should be number \(index + 1)")
    }
  }

  /// By the system's own program: this target depends on no library.
  private func sha256(of path: String) throws -> String {
    let program = Process()
    let pipe = Pipe()
    program.executableURL = URL(filePath: "/usr/bin/sha256sum")
    program.arguments = [House.root.appending(path: path).path]
    program.standardOutput = pipe
    try program.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    program.waitUntilExit()
    return String(decoding: output.prefix(64), as: UTF8.self)
  }
}
