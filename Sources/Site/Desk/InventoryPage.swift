import Kernel

/// `/desk/attachments`: the same content under several items, and files that no revision lists (附件清点).
struct InventoryPage: Page {
  var frame: DeskFrame
  var duplicates: [Content]
  var orphans: [Orphan]

  /// One content and where it hangs (重复附件).
  struct Content: Sendable, Equatable {
    var name: String
    var size: String
    var places: [NavLink]
  }

  /// A file that no revision lists (无主附件).
  struct Orphan: Sendable, Equatable {
    var name: String
    var size: String
    var added: String
    var item: NavLink
    /// Nil when one may not.
    var removal: Address?
  }

  var view: HTML {
    frame.page(
      "附件清点", trail: [Crumb("信息", DeskAddress.items()), Crumb("附件清点")],
      """
      <h1>附件清点</h1>
      <section class="panel"><h2>内容相同的附件</h2>
      <p class="quiet">同一个文件挂在几条信息下，改一处要记得改别处。</p>
      \(if: duplicates.isEmpty, "<p>没有发现。</p>", else: shared)</section>
      <section class="panel"><h2>没有稿件用到的附件</h2>
      <p class="quiet">上传过，但没有列入任何一稿。清除后不能恢复；历史稿件用到的附件不会列在这里。</p>
      \(if: orphans.isEmpty, "<p>没有发现。</p>", else: loose)</section>
      """)
  }

  private var shared: HTML {
    let rows = duplicates.map { content -> [HTML] in
      [
        "\(content.name)", "\(content.size)",
        "<ul class=\"ways\">\(each: content.places, { "<li><a href=\"\($0.address)\">\($0.name)</a></li>" })</ul>",
      ]
    }
    return DeskTable(caption: "内容相同的附件", heads: ["文件", "大小", "所在信息"], rows: rows).view
  }

  private var loose: HTML {
    let rows = orphans.map { orphan -> [HTML] in
      [
        "\(orphan.name)", "\(orphan.size)", "<time>\(orphan.added)</time>",
        "<a href=\"\(orphan.item.address)\">\(orphan.item.name)</a>",
        orphan.removal.map { DeskForm(action: $0, button: "清除", look: .grave).view(frame.csrf) } ?? "—",
      ]
    }
    return DeskTable(caption: "没有稿件用到的附件", heads: ["文件", "大小", "上传时间", "所属信息", "办理"], rows: rows).view
  }

  static var samples: [(name: String, page: InventoryPage)] {
    let item = NavLink("关于开展秋冬季消防安全检查的通知", DeskAddress.item(41))
    let page = InventoryPage(
      frame: SampleDesk.frame(DeskAddress.inventory),
      duplicates: [Content(name: "重点巡查点位表.xlsx", size: "24 KB", places: [item, NavLink(SampleTown.hostile, DeskAddress.item(42))])],
      orphans: [
        Orphan(name: SampleTown.hostile, size: "1 KB", added: "2026-03-09 09:30", item: item, removal: DeskAddress.orphanRemoval(7))
      ])
    return [("desk-inventory", page)]
  }
}
