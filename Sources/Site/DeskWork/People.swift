import Accounts
import Kernel
import Store

/// Who acted, in the names colleagues know (办理人). History keeps `staff:12:name`; pages show the person's name.
struct People: Sendable {
  private var names: [String: String] = [:]

  init(_ actors: some Sequence<String>, _ reader: some Reader) throws {
    for actor in Set(actors) { names[actor] = try Self.name(actor, reader) }
  }

  subscript(actor: String) -> String { names[actor] ?? "系统" }

  private static func name(_ actor: String, _ reader: some Reader) throws -> String {
    let parts = actor.split(separator: ":", maxSplits: 2).map(String.init)
    switch parts.first {
    case "staff":
      guard parts.count == 3, let id = Int64(parts[1]) else { return actor }
      return try Account.fetch(Identifier(id), reader)?.displayName ?? parts[2]
    case "program" where parts.last == "schedule": return "到点自动发布"
    case "program" where parts.last == "import": return "批量转入"
    default: return "系统"
    }
  }
}
