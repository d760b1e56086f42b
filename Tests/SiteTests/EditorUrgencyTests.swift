import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import NIOCore
import Publishing
import Store
import TestKit
import Testing

@testable import Accounts
@testable import Site

/// The editor's own box for what is urgent: one sending marks it, and the reviewer sees it first.
@Suite struct EditorUrgencyTests {
  @Test func `what is ticked as urgent is sent as such, and unticked it is no longer so`() async throws {
    let office = try await Office()
    let ticked = try await office.fields([("urgencyAsked", "yes"), ("urgent", "yes"), ("then", "save")])
    #expect(try await office.ask("/desk/items", as: "jingban", ticked).status == .seeOther)
    #expect(try await urgent(office) == 1)
    let editor = String(buffer: try await office.ask("/desk/items/1/draft", as: "jingban").body)
    #expect(editor.contains("name=\"urgent\" value=\"yes\" checked"))
    let revision = ("revision", try await office.revision("/desk/items/1/draft", as: "jingban"))
    let silent = try await office.fields([revision, ("then", "save")])
    #expect(try await office.ask("/desk/items/1/draft", as: "jingban", silent).status == .seeOther)
    #expect(try await urgent(office) == 1, "a form that does not ask changes nothing")
    let later = ("revision", try await office.revision("/desk/items/1/draft", as: "jingban"))
    let unticked = try await office.fields([later, ("urgencyAsked", "yes"), ("then", "submit")])
    #expect(try await office.ask("/desk/items/1/draft", as: "jingban", unticked).status == .seeOther)
    #expect(try await urgent(office) == 0)
  }

  private func urgent(_ office: Office) async throws -> Int {
    try await office.store.read { try $0.count("SELECT count(*) FROM edition WHERE is_urgent = 1") }
  }
}
