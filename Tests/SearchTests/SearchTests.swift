import Foundation
import Kernel
import Store
import TestKit
import Testing

@testable import Search

private let town = Identifier<Organisation>(2)

private func document(
  _ key: Int64, _ title: String, _ text: String = "", number: String = "", issuer: String = "呈坎镇人民政府",
  day: String = "2026-03-01", current: Bool = true, columns: [Int64] = [1], town: Identifier<Organisation> = town
) throws -> Document {
  Document(
    key: key, organisation: town, town: town, columns: columns, title: title, text: text, documentNumber: number,
    issuer: issuer, day: try #require(Day(day)), isCurrent: current)
}

private func store(with documents: [Document]) async throws -> Store {
  let store = try emptyStore()
  try await store.write(as: .program("test")) { tx in for document in documents { try SearchIndex.put(document, tx) } }
  return store
}

extension Store {
  fileprivate func found(_ query: SearchQuery) async throws -> [Int64] {
    try await read { try SearchIndex.find(query, $0).hits.map(\.key) }
  }
}

@Suite struct SearchTests {
  @Test(arguments: [
    ("镇", [1, 2]), ("呈坎", [1, 2]), ("呈坎镇", [1, 2]), ("低保 公示", [1]), ("ckz", [1, 2]), ("CKZ", [1, 2]), ("dbgs", [1]),
    ("镇政发〔2026〕3号", [2]), ("镇政发[2026]3号", [2]), ("2026年2月8日", [1]), ("2026-02-08", [1]), ("2026-02", [1]),
    ("ｇｄｐ", [2]), ("ABC", []), ("坎镇呈", []), ("政发", [2]),
  ])
  func `words, numbers, dates and initials find what they should`(query: String, keys: [Int64]) async throws {
    let store = try await store(with: [
      try document(1, "呈坎镇二月低保公示", "自2026.2.8起公示七天。"),
      try document(2, "关于呈坎镇经济的通报", "全镇GDP增长。", number: "镇政发〔2026〕3号"),
    ])
    #expect(try await store.found(SearchQuery(query)).sorted() == keys)
  }

  @Test func `newest first is by day, relevance is title, then validity`() async throws {
    let store = try await store(with: [
      try document(1, "防汛预案", day: "2024-06-01", current: false),
      try document(2, "防汛预案（修订）", day: "2023-06-01"),
      try document(3, "年度工作总结", "做好防汛预案修订。", day: "2026-01-01"),
      try document(4, "旧总结", "防汛预案。", day: "2026-02-01", current: false),
    ])
    #expect(try await store.found(SearchQuery("防汛预案", order: .newest)) == [4, 3, 1, 2])
    #expect(try await store.found(SearchQuery("防汛预案", order: .relevance)) == [2, 1, 3, 4])
    #expect(try await store.found(SearchQuery("防汛预案", currentOnly: true, order: .relevance)) == [2, 3])
    for page in 1...4 {
      let whole: [Int64] = [2, 1, 3, 4]
      #expect(try await store.found(SearchQuery("防汛预案", page: page, perPage: 1)) == [whole[page - 1]])
    }
    #expect(try await store.found(SearchQuery("防汛预案", page: 5, perPage: 1)).isEmpty)
  }

  @Test func `a title that is hardly more than the question comes before longer and newer ones`() async throws {
    let store = try await store(with: [
      try document(1, "防汛预案", day: "2024-06-01"),
      try document(2, "关于印发呈坎镇二〇二六年度防汛预案和抗旱预案的通知", day: "2026-06-01"),
      try document(3, "总结", "工作很多，其中一项是防汛预案。" + String(repeating: "其他工作。", count: 200), day: "2026-06-01"),
      try document(4, "纪要", "防汛预案由水利站起草，防汛预案由镇长签发。", day: "2023-01-01"),
    ])
    #expect(try await store.found(SearchQuery("防汛预案", order: .relevance)) == [1, 2, 4, 3])
  }

  @Test func `pages of a word that stands everywhere hold every document once`() async throws {
    let store = try await store(with: try (1...130).map { number in
      try document(Int64(number), number % 3 == 0 ? "通知" : "关于第\(number)件事的通知", "通知如下。")
    })
    let pages = try await store.read { reader in
      try (1...14).flatMap { try SearchIndex.find(SearchQuery("通知", page: $0), reader).hits.map(\.key) }
    }
    #expect(pages.count == 130)
    #expect(Set(pages).count == 130)
  }

  @Test func `filters narrow by town, column with ancestors, issuer and days`() async throws {
    let other = Identifier<Organisation>(9)
    let store = try await store(with: [
      try document(1, "通知甲", issuer: "呈坎镇人民政府", day: "2026-01-01", columns: [7, 3]),
      try document(2, "通知乙", issuer: "徽州区 民政局", day: "2026-02-01", columns: [3]),
      try document(3, "通知丙", day: "2026-03-01", columns: [4], town: other),
    ])
    #expect(try await store.found(SearchQuery("通知", town: town, order: .newest)) == [2, 1])
    #expect(try await store.found(SearchQuery("通知", column: 3, order: .newest)) == [2, 1])
    #expect(try await store.found(SearchQuery("通知", column: 7)) == [1])
    #expect(try await store.found(SearchQuery("通知", issuer: "徽州区民政局")) == [2])
    #expect(try await store.found(SearchQuery("通知", from: Day("2026-02-01"), to: Day("2026-02-28"))) == [2])
    #expect(try await store.found(SearchQuery("", column: 3)) == [2, 1])
    #expect(try await store.found(SearchQuery("", from: Day("2027-01-01"), to: Day("2026-01-01"))).isEmpty)
  }

  @Test func `what is replaced or removed is no longer found`() async throws {
    let store = try await store(with: [try document(1, "旧标题", "旧文"), try document(2, "另一件")])
    try await store.write(as: .program("test")) { tx in
      try SearchIndex.put(try document(1, "新标题", "新文", day: "2026-03-05"), tx)
      try SearchIndex.remove(2, tx)
      try SearchIndex.remove(99, tx)
    }
    #expect(try await store.found(SearchQuery("旧标题")).isEmpty)
    #expect(try await store.found(SearchQuery("新文")) == [1])
    #expect(try await store.found(SearchQuery("另一件")).isEmpty)
    #expect(try await store.found(SearchQuery("题")) == [1])
  }

  @Test func `an index of another tokeniser is made anew from what is kept`() async throws {
    let store = try await store(with: try (1...250).map { try document($0, "公告第\($0)号") })
    _ = try await store.write(as: .program("test")) { try $0.run("UPDATE search_document SET version = 99") }
    #expect(try await store.read { try SearchIndex.needsRebuild($0) })
    // A change before the rebuild drops the old words rather than taking out wrong ones.
    try await store.write(as: .program("test")) { try SearchIndex.put(try document(1, "更新后的公告"), $0) }
    try await SearchIndex.rebuild(store)
    #expect(try await !store.read { try SearchIndex.needsRebuild($0) })
    #expect(try await store.read { try SearchIndex.find(SearchQuery("公告"), $0).total } == 250)
    #expect(try await store.found(SearchQuery("更新后")) == [1])
  }

  @Test func `a page is found by the order of the index, without sorting`() async throws {
    let store = try await store(with: [])
    let plan = try await store.read { reader in
      try reader.all(
        """
        EXPLAIN QUERY PLAN SELECT rowid AS place FROM search_text
        WHERE search_text MATCH \("{title} : \"x\"") AND rowid BETWEEN \(1) AND \(2) ORDER BY rowid DESC LIMIT 20
        """) { try $0["detail"] as String }
    }
    #expect(!plan.joined().contains("TEMP B-TREE"), "\(plan)")
  }

  @Test func `without hits there are shorter words, similar titles and columns`() async throws {
    let store = try await store(with: [try document(1, "农村危房改造补助名单"), try document(2, "低保公示")])
    let suggestions = try await store.read {
      try SearchIndex.suggestions(for: SearchQuery("危房改造 不存在的词"), columnNames: ["社会救助", "住房改造"], $0)
    }
    #expect(suggestions.words == ["危房改造"])
    #expect(suggestions.titles.map(\.key) == [1])
    #expect(suggestions.columns == [1])
  }
}
