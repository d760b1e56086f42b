import Kernel

/// `/desk/items/7/erasure`: what would be taken off everywhere, and the one form that does it (误公开紧急清除).
struct ErasurePage: Page {
  var frame: DeskFrame
  var item: Int64
  /// The number that is typed once more.
  var number: Int
  var title: String
  /// What there is of it, in words.
  var facts: DeskFacts
  /// The item as a whole, and each of its files.
  var targets: [FormChoice]
  var target = "item"
  var reason = ""
  var typed = ""
  var issues: [Issue] = []

  var view: HTML {
    frame.page(
      "紧急清除", trail: [Crumb("信息", DeskAddress.items()), Crumb(title, DeskAddress.item(item)), Crumb("紧急清除")],
      issues: issues.count,
      """
      <h1>紧急清除</h1>
      <p>用于把不该公开的内容（如个人隐私）立即从所有地方去掉。普通的更正请用“撤下”或“另起一版”。</p>
      <section class="panel"><h2>会去掉什么</h2>\(facts.view)
      <ul class="dots">
        <li>公开页面、列表、搜索、订阅、目录、站点地图和附件立即不能访问，原网址只说“该信息不再公开”。</li>
        <li>历次文稿、未存的草稿、审核附言、讨论和批量处理留下的文字一并去掉，磁盘上的附件文件删除。</li>
        <li>原件加密封存，只有审计管理员写明理由后才能启封；清除和启封都记入审计日志。</li>
        <li>不能恢复。以前做的备份里仍有原来的内容，请按备份的保管期限处理。</li>
      </ul></section>
      <section class="panel decision">\(form.view(frame.csrf))</section>
      """)
  }

  private var form: DeskForm {
    DeskForm(
      action: DeskAddress.erasing(item),
      fields: [
        FormField(name: "target", label: "清除什么", control: .radios(targets), value: target),
        FormField(
          name: "reason", label: "清除的原因", control: .area(rows: 3), value: reason,
          hint: "会印在清除证明上，不要把要清除的内容写进来。例如：名单中误附了身份证号码。", isRequired: true, limit: 300),
        FormField(
          name: "number", label: "再输入一次这条信息的编号 \(number)", value: typed, hint: "防止清错。", isRequired: true, limit: 12),
      ].scoped("erase"), button: "立即从所有地方清除", look: .grave, issues: issues)
  }
}
