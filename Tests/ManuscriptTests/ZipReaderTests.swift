/// Archives that lie.
import Manuscript
import Testing

@Suite struct ZipReaderTests {
  @Test func `an honest archive is read`() throws {
    var zip = ZipFixture()
    zip.add("a/b.txt", Array("公开".utf8))
    let archive = try ZipReader.open(zip.packed())
    #expect(archive.names == ["a/b.txt"])
    #expect(try archive.contents(of: "a/b.txt") == Array("公开".utf8))
    #expect(try archive.contents(of: "c") == nil)
  }

  @Test(arguments: ["../a", "/etc/passwd", "a/../../b", "c:\\x", "C:x", "a\\..\\b", ""])
  func `a name that points outside is refused`(_ name: String) {
    var zip = ZipFixture()
    zip.add(name, [1])
    #expect(throws: Refusal.self) { try ZipReader.open(zip.packed()) }
  }

  @Test func `same names, false sums and false sizes are refused`() throws {
    var twice = ZipFixture()
    twice.add("a", [1])
    twice.add("a", [2])
    #expect(throws: Refusal.self) { try ZipReader.open(twice.packed()) }
    var sum = ZipFixture()
    sum.add("a", [1], checksum: 7)
    #expect(throws: Refusal.self) { try ZipReader.open(sum.packed()).contents(of: "a") }
    var size = ZipFixture()
    size.add("a", [1], claims: 9)
    #expect(throws: Refusal.self) { try ZipReader.open(size.packed()) }
  }

  @Test func `bounds are kept before anything is unpacked`() {
    var zip = ZipFixture()
    for index in 0..<20 { zip.add("f\(index)", [UInt8](repeating: 0, count: 1_000)) }
    var few = ZipReader.Limits()
    few.entries = 10
    #expect(throws: Refusal.self) { try ZipReader.open(zip.packed(), limits: few) }
    var small = ZipReader.Limits()
    small.totalBytes = 10_000
    #expect(throws: Refusal.self) { try ZipReader.open(zip.packed(), limits: small) }
  }

  @Test func `an archive cut anywhere is refused, never read beyond its end`() {
    var zip = ZipFixture()
    zip.add("word/document.xml", Array("<a/>".utf8))
    let bytes = zip.packed()
    for count in 0..<bytes.count { #expect(throws: Refusal.self) { try ZipReader.open(Array(bytes.prefix(count))) } }
  }

  @Test func `any changed byte gives the same content or a refusal`() throws {
    var zip = ZipFixture()
    zip.add("a", Array("内容".utf8))
    let bytes = zip.packed()
    for index in bytes.indices {
      var changed = bytes
      changed[index] ^= 0xFF
      guard let archive = try? ZipReader.open(changed), let content = try? archive.contents(of: "a") else { continue }
      #expect(content == Array("内容".utf8))
    }
  }
}
