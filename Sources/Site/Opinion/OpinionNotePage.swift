import Kernel

/// What an opinion link says when there is no draft to show (意见链接提示): the word is asked for, it is used, over, or not
/// ours; or thanks.
struct OpinionNotePage: Page {
  var frame: OpinionFrame
  var title: String
  var sentence: String
  /// Where the access word goes, when one is asked for.
  var entry: Address?
  var issues: [Issue] = []

  var view: HTML {
    frame.page(
      title, issues: issues.count,
      """
      <div class="gate"><h1>\(title)</h1><p>\(sentence)</p>\(entry.map { form($0).view(HTML()) })</div>
      """)
  }

  private func form(_ address: Address) -> DeskForm {
    DeskForm(
      action: address,
      fields: [FormField(name: "word", label: "访问口令", isRequired: true, limit: 40)].scoped("entry"), button: "查看草稿",
      look: .main, issues: issues)
  }

  static var samples: [(name: String, page: OpinionNotePage)] {
    let frame = OpinionFrame(town: "呈坎镇（演示）", assets: SampleTown.assets)
    let asking = OpinionNotePage(
      frame: frame, title: "请输入访问口令", sentence: askingWord, entry: DeskAddress.opinionEntry("0f1e"),
      issues: [Issue("word", wrongWord)])
    return [
      ("opinion-word", asking),
      ("opinion-over", OpinionNotePage(frame: frame, title: "这个链接已经不能用了", sentence: "链接过了有效期。需要再提意见时，请联系发给您链接的人。")),
    ]
  }

  static let askingWord = "给您发链接的人应该已经另外告诉您访问口令。"
  static let wrongWord = "访问口令不对，请核对后再试。"
}

extension OpinionNotePage {
  /// Why a link leads to no draft any more.
  static func over(_ frame: OpinionFrame, _ reason: String) -> OpinionNotePage {
    OpinionNotePage(frame: frame, title: "这个链接已经不能用了", sentence: reason + "需要再提意见时，请联系发给您链接的人。")
  }
}
