import Foundation
import Manuscript
import TestKit
import Testing

@testable import Traces

/// Whatever is sent, the look ends with an answer.
@Suite struct HostileTests {
  @Test func `random bytes behind every known beginning end with an answer`() {
    var random = Seeded(seed: 7)
    let beginnings: [[UInt8]] = [
      [0xFF, 0xD8, 0xFF, 0xE1, 0, 40] + Array("Exif\0\0II*\0\u{8}\0\0\0".utf8),
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], Array("RIFF\0\0\0\0WEBPVP8X".utf8),
      [0xD0, 0xCF, 0x11, 0xE0], [0x50, 0x4B, 3, 4], [0x50, 0x4B, 5, 6],
    ]
    for _ in 0..<300 {
      for beginning in beginnings {
        let tail = (0..<Int.random(in: 0..<2_000, using: &random)).map { _ in UInt8.random(in: .min ... .max, using: &random) }
        _ = Sifter.sift(beginning + tail)
      }
    }
  }

  @Test func `a part that cannot be read is told, never taken for a part with nothing in it`() {
    var zip = ZipWriter()
    zip.add("[Content_Types].xml", Array("<Types/>".utf8))
    let main = #"<Relationship Id="r1" Type="x/officeDocument" Target="word/document.xml"/>"#
    zip.add("_rels/.rels", Array("<Relationships>\(main)</Relationships>".utf8))
    zip.add("word/document.xml", Array("<w:document><w:body/></w:document>".utf8))
    let notes = #"<Relationship Id="r2" Type="x/comments" Target="comments.xml"/>"#
    zip.add("word/_rels/document.xml.rels", Array("<Relationships>\(notes)</Relationships>".utf8))
    zip.add("word/comments.xml", Array("<w:comments><w:comment".utf8))
    let found = Sifter.sift(zip.finished())
    #expect(found.traces.map(\.kind) == [.unreadable])
    #expect(found.clean == nil)
  }

  @Test(.enabled(if: SharedData.isPresent, "the collection of real input is not here"), arguments: ["6_attachments", "7_badinput"])
  func `every file of the collection is looked through, whole and cut`(folder: String) throws {
    let root = SharedData.url(folder)
    let walk = try #require(FileManager.default.enumerator(at: root, includingPropertiesForKeys: [.isRegularFileKey]))
    var (random, count) = (Seeded(seed: 11), 0)
    for case let url as URL in walk {
      guard let data = try? Data(contentsOf: url), data.count < 400_000 else { continue }
      let bytes = [UInt8](data)
      let found = Sifter.sift(bytes)
      // Cleaned once, nothing is left to clean.
      if let clean = found.clean { #expect(Sifter.sift(clean).clean == nil, "\(url.lastPathComponent)") }
      if !bytes.isEmpty { _ = Sifter.sift(Array(bytes.prefix(Int.random(in: 0..<bytes.count, using: &random)))) }
      count += 1
    }
    #expect(count > 10)
  }
}
