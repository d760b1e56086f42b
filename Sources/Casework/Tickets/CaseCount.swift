import Foundation
import Kernel
import Store

/// A figure of the year (年度数字) that lists the records it counted: what the town's summary reports of its casework.
package enum CaseCount: String, CaseIterable, Sendable {
  case closedTickets, dutyConsultations, windowVisits, publishedConcerns, applications

  package var name: String {
    switch self {
    case .closedTickets: "办结12345工单"
    case .dutyConsultations: "值班热线答复咨询"
    case .windowVisits: "窗口服务群众"
    case .publishedConcerns: "回应关切"
    case .applications: "办理依申请公开"
    }
  }

  package var unit: String {
    switch self {
    case .closedTickets, .applications: "件次"
    case .dutyConsultations, .windowVisits: "人次"
    case .publishedConcerns: "项"
    }
  }

  /// By what it is counted.
  package var definition: String {
    switch self {
    case .closedTickets: "这一年办结的次数；重办后再办结的再计一次；村里接待后转来的计入接待，不计在这里。"
    case .dutyConsultations: "这一年接听的咨询来电中已经答复的（当场或事后）；一个人一次来电计一人次，未接来电不计。"
    case .windowVisits: "这一年窗口登记的接待；一人一次计一人次。"
    case .publishedConcerns: "这一年公开发布的回应；没有发布的不计。"
    case .applications: "这一年作出答复决定的申请；补正过的仍是一件。"
    }
  }

  /// What was counted (记录).
  package struct Record: Equatable, Sendable {
    package let key: Int64
    package let number: String
    package let title: String
    package let day: Day
  }

  package func count(_ town: Identifier<Organisation>, in year: Int, _ reader: some Reader) throws -> Int {
    try reader.count("SELECT count(*) FROM (\(query(town, year))) AS counted")
  }

  package func records(_ town: Identifier<Organisation>, in year: Int, _ reader: some Reader) throws -> [Record] {
    try reader.all(query(town, year)) {
      Record(key: try $0["key"], number: try $0["number"], title: try $0["title"], day: try $0["day"])
    }
  }

  private func query(_ town: Identifier<Organisation>, _ year: Int) -> SQL {
    let (first, last) = ("\(year)-01-01", "\(year)-12-31")
    switch self {
    case .closedTickets:
      return """
        SELECT ticket.id AS key, ticket.number AS number, ticket.title AS title, ticket_closure.day AS day
        FROM ticket_closure JOIN ticket ON ticket.id = ticket_closure.ticket
        WHERE ticket.channel <> 'village' AND ticket_closure.town = \(town)
          AND ticket_closure.day BETWEEN \(first) AND \(last)
        ORDER BY ticket_closure.day, ticket_closure.id
        """
    case .dutyConsultations:
      return """
        SELECT id AS key, number, matter AS title, day FROM duty_call
        WHERE town = \(town) AND day BETWEEN \(first) AND \(last) AND kind = 'consultation' AND closed_at IS NOT NULL
        ORDER BY day, id
        """
    case .windowVisits:
      return """
        SELECT id AS key, number, matter AS title, day FROM window_visit
        WHERE town = \(town) AND day BETWEEN \(first) AND \(last) ORDER BY day, id
        """
    case .publishedConcerns:
      return """
        SELECT id AS key, number, topic AS title, answered_on AS day FROM concern
        WHERE town = \(town) AND answered_on BETWEEN \(first) AND \(last) ORDER BY answered_on, id
        """
    case .applications:
      return """
        SELECT id AS key, number, title, decided_on AS day FROM application
        WHERE town = \(town) AND decided_on BETWEEN \(first) AND \(last) AND matter = 'disclosure'
        ORDER BY decided_on, id
        """
    }
  }
}

extension CaseCount {
  /// What records are called, by their keys: for lists that turn pages.
  package func titles(of keys: [Int64], _ reader: some Reader) throws -> [Int64: String] {
    let source: SQL =
      switch self {
      case .closedTickets: "SELECT id, number, title FROM ticket"
      case .dutyConsultations: "SELECT id, number, matter AS title FROM duty_call"
      case .windowVisits: "SELECT id, number, matter AS title FROM window_visit"
      case .publishedConcerns: "SELECT id, number, topic AS title FROM concern"
      case .applications: "SELECT id, number, title FROM application"
      }
    let rows = try reader.all("\(source) WHERE id IN \(list: keys)") {
      (try $0["id"] as Int64, "\(try $0["number"] as String) \(try $0["title"] as String)")
    }
    return Dictionary(rows, uniquingKeysWith: { first, _ in first })
  }
}
