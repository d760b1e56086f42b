import Foundation
import Kernel
import Manuscript
import Store
import TestKit
import Testing

@testable import Publishing

/// Taking over a great many documents.
@Suite struct TakeInTests {
  @Test func `a picture from elsewhere is not shown, not even by an address without a scheme`() async throws {
    let town = try await Town()
    var content = Town.content()
    let sources = ["//evil.example/attachments/1", "https://evil.example/a.png", "/town/attachments/7"]
    content.manuscript.blocks += sources.map { .image(Image(source: $0, alt: "图")) }
    try await town.publish(content)
    let body = try await town.store.read { try PublicItem.fetch(1, in: town.id, $0) }?.body ?? ""
    #expect(!body.contains("evil.example"))
    #expect(body.contains("/town/attachments/7"))
  }

  @Test func `hundreds of documents are taken in one transaction`() async throws {
    let town = try await Town()
    let column = try await town.column("documents")
    let paragraphs = (0..<40).map { Block.paragraph(Paragraph([.text("第\($0)段：各村要认真落实防汛责任，及时报告情况。")])) }
    try await town.store.write(as: .program("import")) { tx throws in
      for n in 0..<300 {
        let text = [Block.paragraph(Paragraph([.text("文件\(n)")]))] + paragraphs
        let item = ImportedItem(Content(title: "文件\(n)", manuscript: Manuscript(blocks: text)), from: "旧站")
        let outcome = try Item.takeIn(item, in: town.id, column: column.id, tx)
        #expect(outcome == .taken(number: n + 1))
      }
    }
    let total = try await town.store.read { try Listing.page(town: town.id, column: column.id, page: 1, $0).total }
    #expect(total == 300)
  }
}
