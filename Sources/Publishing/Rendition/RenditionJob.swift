import Files
import Foundation
import Jobs
import Kernel
import Rendering
import Store

/// Makes the forms of one item, as soon as it is public (成品制作任务).
package struct RenditionJob: Job {
  package static let kind = "rendition.item"
  package static let maxAttempts = 3
  let item: Int64
  let number: Int

  init(_ item: Item) { (self.item, number) = (item.id.value, item.number) }

  package var label: String { "制作各种形式，第 \(number) 号信息" }
  package var subject: String { "item:\(item)" }

  package func run(_ context: JobContext) async throws {
    let isMade = try await RenditionMaking(context).make(Item.ID(item))
    try await context.conclude(isMade ? "已做好，公开页面上可以下载。" : "信息已不再公开，没有制作。")
  }
}

/// Goes through everything public and makes what is missing or was made by earlier writers (成品补制任务): after an
/// upgrade, and after a whole site was taken over.
package struct RenditionSweep: Job {
  package static let kind = "rendition.sweep"
  package static let queue = JobQueue.heavy
  /// A new version of the writers is other work than the one before.
  let renderer: Int
  /// Makes anew also what is there already (全部重做), such as after other fonts were put in.
  let makesAll: Bool?
  /// Up to where an earlier run came before it gave way.
  let after: Int64?

  init(makesAll: Bool = false, after: Item.ID? = nil) {
    (renderer, self.makesAll, self.after) = (Rendition.renderer, makesAll ? true : nil, after?.value)
  }

  package var label: String { makesAll == true ? "重做全部公开信息的各种形式" : "补制全部公开信息的各种形式" }

  /// Ordered by hand (补制、重做): for who administers the whole district.
  package static func order(makesAll: Bool, _ tx: Transaction) throws -> Identifier<JobRow> {
    let districts: [Identifier<Organisation>] = try tx.all("SELECT id FROM organisation WHERE kind = 'district'") {
      try $0["id"]
    }
    for district in districts { try tx.actor.require(.systemAdministration, in: district) }
    let job = try RenditionSweep(makesAll: makesAll).enqueue(tx)
    try tx.record("renditions.ordered", of: "job:\(job)", in: nil, makesAll ? "全部重做" : "补制缺的")
    return job
  }

  /// Puts it in line unless this version has gone through everything.
  package static func order(_ store: Store) async throws {
    let isDone = try await store.read {
      try $0.count("SELECT count(*) FROM rendition_sweep WHERE renderer = \(Rendition.renderer)") > 0
    }
    if !isDone { _ = try await store.write(as: .program("renditions")) { try RenditionSweep().enqueue($0) } }
  }

  package func run(_ context: JobContext) async throws {
    let (store, making) = (context.store, try RenditionMaking(context))
    let total = try await store.read { try $0.count("SELECT count(*) FROM live_item") }
    var (last, seen, made, failed) = (Item.ID(after ?? 0), 0, 0, [Item.ID]())
    while true {
      let batch = try await store.read { [last] in
        try $0.all(Self.next(after: last)) { (try $0["item"] as Item.ID, try $0["is_made"] as Bool) }
      }
      guard let end = batch.last?.0 else { break }
      for (item, isMade) in batch where makesAll == true || !isMade {
        try Task.checkCancellation()
        if try await giveWay(context, before: item) { return }
        let began = ContinuousClock.now
        do {
          if try await making.make(item) { made += 1 }
        } catch let problem where !(problem is CancellationError) {
          // One that cannot be made holds up none of the others; the report names it.
          failed.append(item)
        }
        // Nobody waits for this: it leaves half of the machine to those who do.
        try await Task.sleep(for: ContinuousClock.now - began)
        context.report(WorkProgress(seen, of: max(total, 1), "已补制 \(made) 条"))
      }
      (last, seen) = (end, seen + batch.count)
    }
    _ = try await store.write(as: .program("renditions")) { tx in
      try tx.run(
        """
        INSERT INTO rendition_sweep (renderer, finished_at) VALUES (\(renderer), \(tx.now))
        ON CONFLICT (renderer) DO UPDATE SET finished_at = excluded.finished_at
        """)
    }
    let named = failed.prefix(20).map(\.description).joined(separator: "、")
    try await context.conclude(
      "补制了 \(made) 条，其余都是现成的。" + (failed.isEmpty ? "" : "有 \(failed.count) 条没有做成，内部编号：\(named)。"))
  }

  /// Somebody waits for other work of this queue: it goes first, and this goes on afterwards with what is left.
  private func giveWay(_ context: JobContext, before item: Item.ID) async throws -> Bool {
    let store = context.store
    guard try await store.read({ try JobClaim.isDue(Self.queue, at: store.now(), $0) }) else { return false }
    let rest = RenditionSweep(makesAll: makesAll == true, after: Item.ID(item.value - 1))
    _ = try await store.write(as: .program("renditions")) { try rest.enqueue($0, after: 10) }
    try await context.conclude("让等着的任务先做，随后接着补制。")
    return true
  }

  /// The next public items in the order of their keys, each with whether this version has made its forms.
  static func next(after last: Item.ID) -> SQL {
    """
    SELECT live_item.item, EXISTS (
      SELECT 1 FROM rendition WHERE rendition.revision = live_item.revision
        AND rendition.form = \(Rendition.bundle) AND rendition.renderer = \(Rendition.renderer)) AS is_made
    FROM live_item WHERE live_item.item > \(last) ORDER BY live_item.item LIMIT 100
    """
  }
}

extension RenditionMaking {
  init(_ context: JobContext) throws {
    self.init(
      store: context.store, files: try FileStore(folder: context.tools.files),
      renderer: Renderer(shelf: FontShelf(folders: context.tools.fonts)),
      origin: context.tools.origin)
  }
}
