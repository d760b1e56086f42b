import HTTPTypes
import HummingbirdTesting
import Kernel
import Store
import TestKit
import Testing

@testable import Site

/// Whoever is signed out while he writes gets his words back, also without scripts.
@Suite struct SignedOutTests {
  private static let fields = [("title", "不能丢的标题"), ("body", "第一段。\n<script>x()</script>第二段。"), ("column", "notices")]

  @Test func `a form sent without a session comes back with every word, and nothing is saved`() async throws {
    let kit = try await DeskKit()
    for token in [nil, "0123456789abcdef"] {
      let answer = try await kit.ask("/desk/items", token, Self.fields)
      #expect(answer.status == .unauthorized)
      #expect(answer.text.contains("不能丢的标题") && answer.text.contains("第二段。") && answer.text.contains("重新登录"))
      #expect(!answer.text.contains("<script>x()"))
    }
    #expect(try await kit.store.read { try $0.count("SELECT count(*) FROM item") } == 0)
  }

  @Test func `a form without words, or too large for a stranger, is answered as before`() async throws {
    let kit = try await DeskKit()
    let empty = try await kit.ask("/desk/items", nil, [("title", " ")])
    #expect(empty.status == .unauthorized && !empty.text.contains("刚才填写的内容</h2>"))
    let large = try await kit.ask("/desk/items", nil, [("body", String(repeating: "长", count: 3_000_000))])
    #expect(large.status == .unauthorized)
  }
}
