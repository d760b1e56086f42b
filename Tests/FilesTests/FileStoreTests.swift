import Foundation
import Kernel
import Store
import TestKit
import Testing

@testable import Files

@Suite struct FileStoreTests {
  private let folder: TemporaryFolder
  private let files: FileStore

  init() throws {
    folder = try TemporaryFolder()
    files = try FileStore(folder: folder.path + "/files")
  }

  @Test func `bytes come back under the digest of their content, kept once`() throws {
    let blob = try files.put(Data("呈坎".utf8), name: "说明.txt")
    #expect(blob.mediaType == .text)
    #expect(try files.put(Data("呈坎".utf8)).digest == blob.digest)
    #expect(try files.read(blob.digest) == Data("呈坎".utf8))
    #expect(try files.entries().count == 1)
  }

  @Test func `a large file moved in has the same name as its bytes, and nothing else is left`() throws {
    let bytes = Data((0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
    let path = folder.path + "/upload"
    try bytes.write(to: URL(filePath: path))
    let blob = try files.put(moving: path)
    #expect(blob.digest == BlobDigest(of: bytes))
    #expect(blob.size == bytes.count)
    #expect(!FileManager.default.fileExists(atPath: path))
    #expect(try files.entries() == ["\(blob.digest.hex.prefix(2))/\(blob.digest.hex.dropFirst(2))"])
  }

  @Test func `a changed or missing file is found on reading, and putting it again mends it`() throws {
    let blob = try files.put(Data("甲".utf8))
    try Data("乙".utf8).write(to: URL(filePath: files.path(of: blob.digest)))
    #expect(throws: Damaged(digest: blob.digest, trouble: .changed)) { try files.read(blob.digest) }
    #expect(throws: Damaged(digest: blob.digest, trouble: .changed)) { try files.check(blob.digest) }
    _ = try files.put(Data("甲".utf8))
    #expect(try files.read(blob.digest) == Data("甲".utf8))
    try files.remove(blob.digest)
    #expect(throws: Damaged(digest: blob.digest, trouble: .missing)) { try files.read(blob.digest) }
  }

  @Test func `verifying names what is missing, damaged and left over`() async throws {
    let store = try emptyStore()
    let blobs = try ["甲", "乙", "丙", "丁"].map { try files.put(Data($0.utf8)) }
    try await store.write(as: .program("test")) { tx in
      for blob in blobs.prefix(3) + blobs.prefix(1) { try blob.register(tx) }
    }
    try files.remove(blobs[0].digest)
    try Data("坏".utf8).write(to: URL(filePath: files.path(of: blobs[1].digest)))
    let verdict = try await files.verify(store)
    #expect(verdict.checked == 3)
    #expect(verdict.missing == [blobs[0].digest])
    #expect(verdict.damaged == [blobs[1].digest])
    #expect(verdict.unregistered == ["\(blobs[3].digest.hex.prefix(2))/\(blobs[3].digest.hex.dropFirst(2))"])
  }

  @Test(arguments: ["", "ABC", String(repeating: "A", count: 64), "../" + String(repeating: "a", count: 61)])
  func `only sixty-four small hexadecimal digits are a digest`(text: String) {
    #expect(BlobDigest(text) == nil)
  }

  @Test(.enabled(if: SharedData.isPresent, "needs the shared data"), arguments: [
    ("6_attachments/fqdqdzcpclml.pdf", MediaType.pdf), ("6_attachments/10月.xls", .xls),
    ("7_badinput/docx/pydocx-doc-default.docx", .docx), ("7_badinput/zip/go-test.zip", .zip),
    ("7_badinput/xss-files/SVG_XSS1.svg", .svg), ("7_badinput/xss-files/xss.html.demo", .xml),
    ("7_badinput/png/go-basn0g01.png", .png), ("7_badinput/xss-files/onclick-xss-ecs.jpeg", .jpeg),
  ])
  func `a file's kind is told from its bytes`(path: String, kind: MediaType) throws {
    let url = SharedData.url(path)
    #expect(MediaType.sniff(try Data(contentsOf: url), name: url.lastPathComponent) == kind)
  }
}
