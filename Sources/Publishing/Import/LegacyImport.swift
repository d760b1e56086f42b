import Files
import Foundation
import Kernel
import Store

/// An upload from an old site on its way (旧站导入): read, mapped, tried, taken over, and perhaps undone.
package struct LegacyImport: Equatable, Sendable {
  package typealias ID = Identifier<LegacyImport>

  /// How far it is.
  package enum State: String, CaseIterable, Sendable, Storable {
    case reading, mapping, checking, checked, running, done, undoing, undone, failed

    package var chinese: String {
      switch self {
      case .reading: "正在读取"
      case .mapping: "等待字段对应"
      case .checking: "正在试运行"
      case .checked: "已试运行"
      case .running: "正在导入"
      case .done: "已导入"
      case .undoing: "正在撤销"
      case .undone: "已撤销"
      case .failed: "没有成功"
      }
    }

    /// Whether a job is at it.
    package var isBusy: Bool { [.reading, .checking, .running, .undoing].contains(self) }
  }

  package let id: ID
  package let town: Identifier<Organisation>
  package let account: Identifier<AccountRow>
  package let name: String
  package let digest: BlobDigest
  package let state: State
  package let sample: LegacySample?
  package let mapping: FieldMapping?
  package let problem: String
  package let job: Int64?
  package let createdAt: Date
  package let createdBy: String
  package let endedAt: Date?

  init(_ row: Row) throws {
    id = try row["id"]
    town = try row["town"]
    account = try row["account"]
    name = try row["name"]
    digest = try row["digest"]
    state = try row["state"]
    // Empty until the source has been read; damaged is an outage, not an unread source.
    let (sample, mapping): (String, String) = (try row["sample"], try row["mapping"])
    self.sample = sample.isEmpty ? nil : try LegacySample(stored: sample)
    self.mapping = mapping.isEmpty ? nil : try FieldMapping(stored: mapping)
    problem = try row["problem"]
    job = try row["job"]
    createdAt = try row["created_at"]
    createdBy = try row["created_by"]
    endedAt = try row["ended_at"]
  }

  /// The import, for somebody who may write for its town.
  package static func find(_ id: ID, as actor: Actor, _ reader: some Reader) throws -> LegacyImport {
    guard let found = try reader.first("SELECT * FROM legacy_import WHERE id = \(id)", LegacyImport.init),
      actor.may(.draft, in: found.town)
    else { throw Fault.notFound }
    return found
  }

  /// Those of a town, the newest first.
  package static func list(
    in town: Identifier<Organisation>, limit: Int = 50, _ reader: some Reader
  ) throws -> [LegacyImport] {
    try reader.all("\(query(town)) LIMIT \(limit)", LegacyImport.init)
  }

  static func query(_ town: Identifier<Organisation>) -> SQL {
    "SELECT * FROM legacy_import WHERE town = \(town) ORDER BY id DESC"
  }
}
