import Kernel

/// `/desk/settings`: what the law or the district may change (设置).
/// Each value stands with the day it holds from and its source.
struct SettingsPage: Page {
  var frame: DeskFrame
  var groups: [Group]
  /// What is wrong with the one that was just saved.
  var wrong: Wrong?
  /// Whose settings they are, and whose others one may see.
  var place = ""
  var places: [NavLink] = []
  /// Sent along with each form: for whom it is set.
  var hidden: [DeskForm.Hidden] = []

  /// Settings that belong together: 页脚标识, 公开指南（条例第十二条）, 索引号, 登录安全.
  struct Group: Sendable, Equatable {
    var name: String
    var note: String
    var settings: [Setting]
  }

  /// One setting as it holds now.
  struct Setting: Sendable, Equatable {
    var key: String
    var name: String
    var value: String
    var validFrom: String
    var source: String
    var hint = ""
    /// A long text takes several lines.
    var isLong = false
    var mayEdit = true
    /// What the form proposes as the first day of a new value.
    var startsOn = ""
  }

  struct Wrong: Sendable, Equatable {
    var key: String
    var issues: [Issue]
    /// What was typed, to be corrected.
    var value: String?
    var validFrom = ""
    var source = ""
  }

  var view: HTML {
    frame.page(
      "设置", trail: [Crumb("设置")], issues: wrong?.issues.count ?? 0,
      """
      <h1>设置\(if: !place.isEmpty, "：\(place)")</h1>
      <p class="quiet">每项设置都记下从哪一天起用、依据是什么；旧值留在日志里。\
      <a href="\(DeskAddress.holidays)">放假安排和补班</a>另有一页。</p>
      \(if: !places.isEmpty, choice)
      \(each: groups, section)
      """)
  }

  private var choice: HTML {
    "<nav aria-label=\"哪个单位的设置\"><ul class=\"ways\">\(each: places, { "<li><a href=\"\($0.address)\">\($0.name)</a></li>" })</ul></nav>"
  }

  private func section(_ group: Group) -> HTML {
    """
    <section class="panel"><h2>\(group.name)</h2>\(if: !group.note.isEmpty, "<p class=\"quiet\">\(group.note)</p>")
    <ul class="settings">\(each: group.settings, line)</ul></section>

    """
  }

  private func line(_ setting: Setting) -> HTML {
    """
    <li><h3>\(setting.name)</h3><p class="value">\(setting.value.isEmpty ? Self.unfilled : "\(setting.value)")</p>
    <p class="quiet">\(origin(setting))</p>
    \(if: setting.mayEdit, form(setting).folded(frame.csrf))</li>

    """
  }

  private static let unfilled: HTML = "<span class=\"pending\">待填</span>"

  private func origin(_ setting: Setting) -> String {
    let from = setting.validFrom.isEmpty ? "" : "自 \(setting.validFrom) 起"
    return [from, setting.source].filter { !$0.isEmpty }.joined(separator: "；")
  }

  private func form(_ setting: Setting) -> DeskForm {
    let wrong = wrong.flatMap { $0.key == setting.key ? $0 : nil }
    let start = setting.startsOn.isEmpty ? setting.validFrom : setting.startsOn
    return DeskForm(
      title: "修改\(setting.name)", action: DeskAddress.setting(setting.key),
      fields: [
        FormField(
          name: "value", label: setting.name, control: setting.isLong ? .area(rows: 4) : .text,
          value: wrong?.value ?? setting.value, hint: setting.hint, limit: 4000),
        FormField(name: "validFrom", label: "从哪一天起用", control: .day, value: wrong?.validFrom ?? start),
        FormField(name: "source", label: "依据或来源", value: wrong?.source ?? setting.source, limit: 200),
      ].scoped(setting.key), button: "保存", issues: wrong?.issues ?? [], hidden: hidden)
  }
}
