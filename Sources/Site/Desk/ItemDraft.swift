/// What is typed in the editor, as it was typed (编辑内容). Dates are `YYYY-MM-DD` or whatever else was typed.
struct ItemDraft: Sendable, Equatable {
  var column = ""
  var kind = ""
  var title = ""
  var documentNumber = ""
  var issuer = ""
  var signed = ""
  var effective = ""
  var expires = ""
  var openness = ""
  var basis = ""
  var source = ""
  var keywords = ""
  var theme = ""
  var summary = ""
  var body = ""
  var change = ""
  /// 重要修改 or 轻微修改, as the form says it.
  var weight = ItemDraft.major
  static let major = "major"
  /// 信息种类; nil when the form does not ask.
  var itemKind: String?
  /// What its kind asks for, by name.
  var facts: [String: String] = [:]

  /// Only a comfort in the browser's dialogue; the server decides by itself.
  private static let accepted =
    ".pdf,.ofd,.doc,.docx,.wps,.xls,.xlsx,.et,.ppt,.pptx,.txt,.csv,.zip,.jpg,.jpeg,.png"
  static let files = FormField(
    name: "files", label: "上传附件",
    control: .files(accept: accepted, many: true),
    hint: "一次可以选多个。文件名就是群众下载时看到的名字，请写清楚。")
}

/// What the editor offers to choose from (编辑选项).
struct ItemChoices: Sendable, Equatable {
  /// The columns one may write in; children are indented in their names.
  var columns: [FormChoice]
  var kinds: [FormChoice]
  var openness: [FormChoice]
  var bases: [FormChoice]
  var themes: [FormChoice]
  /// 信息种类.
  var itemKinds: [FormChoice] = []
}
