import Kernel

/// `/desk/items/new` and `/desk/items/7/draft`: write an item (编辑信息). Whatever was typed comes back filled in.
struct EditorPage: Page {
  var frame: DeskFrame
  /// Nil for a new one.
  var item: Int64?
  /// The revision that was read, so that two people at once do not overwrite one another.
  var revision: Int64?
  var draft: ItemDraft
  /// Nil in samples: nothing typed there need be kept.
  var keeping: DraftKeeping?
  /// The text as the editor opens it.
  var editorText = EditorText()
  var choices: ItemChoices
  var attachments: [Attached]
  var issues: [Issue] = []
  /// Something to know while editing: 已发布的版本不受影响, why it came back.
  var notice: String?
  /// True from the second edition on: the public is told what changed.
  var asksChangeNote = false
  /// What is shown is what is saved: leaving loses nothing, whatever is still wrong with it.
  var isSaved = false
  /// 急件.
  var isUrgent = false
  /// What belongs to its kind; nil in samples.
  var kind: KindSection?

  /// A file that is already there (已上传的附件).
  struct Attached: Sendable, Equatable {
    var id: Int64
    var name: String
    var address: Address
    var size: String
    var isToBeRemoved = false
  }

  var view: HTML {
    frame.page(
      title, trail: trail, issues: issues.count,
      """
      <h1>\(title)</h1>
      \(notice.map { "<p class=\"flash\">\($0)</p>" })
      \(told.view)
      \(keeping?.notices(frame.csrf))
      <form class="editor" method="post" action="\(item.map(DeskAddress.draft) ?? DeskAddress.items())" \
      enctype="multipart/form-data" data-unsaved="还有内容没有保存，确定离开吗？"\(if: isSaved, " data-saved")>
        \(frame.csrf)
        <button class="unseen" tabindex="-1" aria-hidden="true">保存草稿</button>
        \(revision.map { DeskForm.Hidden("revision", String($0)).view })
        \(kind?.hidden)
        \(each: sections, section)
        \(files)
        \(keeping?.fields)
        \(bar)
      </form>
      <script src="\(frame.assets.script("attachments.js"))" defer></script>
      """)
  }

  private var told: FormIssues {
    FormIssues(
      issues, for: allFields, files: item.map(DeskAddress.attachments), proof: item.map(DeskAddress.proof))
  }

  private var title: String { item == nil ? "新建信息" : "编辑信息" }

  private var trail: [Crumb] {
    let list = Crumb("信息", DeskAddress.items())
    guard let item else { return [list, Crumb(title)] }
    return [list, Crumb(draft.title.isEmpty ? "（无标题）" : draft.title, DeskAddress.item(item)), Crumb("编辑")]
  }

  private func section(_ section: Section) -> HTML {
    let (title, fields) = (section.title, section.fields.due(kind?.due ?? [:]).marked(issues))
    guard section.isFolded else {
      return """
        <section class="panel"><h2>\(title)</h2>\(section.lead)<div class="grid">\(each: fields, control)</div></section>

        """
    }
    let isOpen = fields.contains { $0.problem != nil || !$0.value.isEmpty || !$0.due.isEmpty }
    return """
      <details class="panel fold"\(if: isOpen, " open")><summary><h2>\(title)</h2></summary>\
      <div class="grid">\(fields.view)</div></details>

      """
  }

  private func control(_ field: FormField) -> HTML {
    switch field.name {
    case "body": editorText.view(field)
    case "itemKind": kind?.choice(field) ?? field.view
    default: field.view
    }
  }

  private var bar: HTML {
    """
    <div class="action-bar" role="group" aria-label="保存与提交">
      <button name="then" value="save" class="plain">保存草稿</button>
      <button name="then" value="preview" class="plain">保存并预览</button>
      <button name="then" value="proof" class="plain">保存并校对</button>
      \(editorText.button)
      \(EditorUrgency.asked.view)
      <label class="tick"><input type="checkbox" name="\(EditorUrgency.field)" value="yes"\(if: isUrgent, " checked")> 急件，请先审</label>
      <button name="then" value="submit">提交审核</button>
    </div>
    """
  }
}
