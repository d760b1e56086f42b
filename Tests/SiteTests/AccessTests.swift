import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import NIOCore
import Store
import TestKit
import Testing

@testable import Accounts
@testable import Site

/// Who may open what: every route as every kind of visitor, held against a golden table.
///
/// A change of the table is a change of somebody's rights, and is read as one.
@Suite struct AccessTests {
  @Test func `every route answers every kind of visitor as the table says`() async throws {
    let kit = try await DeskKit()
    let target = try await kit.person("target")
    var people: [(name: String, account: Account?)] = [("visitor", nil)]
    for role in Role.presets { people.append((role.slug, try await kit.person("p-" + role.slug, role))) }
    people.append(("unsettled", try await kit.person("unsettled", .handler, mustChange: true)))
    var table = "# route: " + people.map(\.name).joined(separator: " ") + "\n"
    for route in Site.routes {
      let path = path(route.pattern, target)
      var statuses: [String] = []
      for person in people {
        // A minute between any two, so that no limit of speed speaks instead of the rights.
        kit.clock.advance(by: 60)
        var token: String?
        if let account = person.account { token = try await kit.session(account) }
        let answer = try await kit.ask(path, token, route.method == .post ? [] : nil)
        #expect(answer.status.code < 500, "\(route.method) \(path) as \(person.name)")
        statuses.append(String(answer.status.code))
      }
      table += "\(route.method) \(route.pattern): \(statuses.joined(separator: " "))\n"
    }
    #expect(try matchesGolden(table, "access-matrix.txt"))
  }

  @Test func `every page of the desk is closed to visitors, but for the gate`() {
    let open = Site.routes.filter { $0.pattern.hasPrefix("/desk") && $0.access == .everyone }.map(\.pattern)
    #expect(open.allSatisfy { $0.hasPrefix("/desk/session") }, "\(open)")
  }

  @Test func `no route stands twice`() {
    let all = Site.routes.map { "\($0.method) \($0.pattern)" }
    #expect(Set(all).count == all.count)
  }

  /// An address of the route: the town there is, an account that nobody needs, and numbers that lead nowhere.
  private func path(_ pattern: String, _ target: Account) -> String {
    let values = [
      ":town": "chengkan", ":column": "guide", ":account": target.id.description, ":organisation": "2",
      ":key": "site.icp", ":size": "large",
    ]
    return pattern.split(separator: "/", omittingEmptySubsequences: false)
      .map { $0.hasPrefix(":") ? values[String($0)] ?? "999" : String($0) }.joined(separator: "/")
  }
}
