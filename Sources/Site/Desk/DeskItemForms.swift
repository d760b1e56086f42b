import Kernel
import Publishing

/// The forms of an item's page (信息操作): submit, recall, new edition, schedule, withdraw, mark, link.
extension DeskItemPage {
  static func submission(_ item: Int64) -> DeskForm {
    DeskForm(action: DeskAddress.submission(item), button: "提交审核", look: .main)
  }

  static func recall(_ item: Int64) -> DeskForm {
    DeskForm(action: DeskAddress.recall(item), button: "收回修改")
  }

  static func discarding(_ item: Int64) -> DeskForm {
    DeskForm(
      title: "作废这一稿", action: DeskAddress.discarding(item), button: "作废", note: "作废后不能再改，内容留在历史里。", look: .grave)
  }

  static func newEdition(_ item: Int64) -> DeskForm {
    DeskForm(action: DeskAddress.editions(item), button: "修改（另起一版）")
  }

  /// `moment` is what was typed, `2026-03-09T09:30`.
  static func schedule(_ item: Int64, moment: String = "", issues: [Issue] = []) -> DeskForm {
    DeskForm(
      title: "定时发布", action: DeskAddress.releaseTime(item),
      fields: [
        FormField(
          name: "at", label: "发布时间", control: .moment, value: moment, hint: "北京时间，必须晚于现在。保存就是签发，到时间自动发布。")
      ].scoped("release"), button: "签发，定时发布", issues: issues)
  }

  static func withdrawal(_ item: Int64, reason: String = "", issues: [Issue] = []) -> DeskForm {
    DeskForm(
      title: "撤下", action: DeskAddress.withdrawal(item),
      fields: [
        FormField(
          name: "reason", label: "对外公布的撤下理由", control: .area(rows: 3), value: reason, hint: "原网址会显示这句话。",
          isRequired: true, limit: 200)
      ].scoped("withdrawal"), button: "撤下这条信息",
      note: "撤下后，网页、列表、搜索、订阅和附件立即不能访问，索引号不再使用。", look: .grave, issues: issues)
  }

  static func validity(
    _ item: Int64, mark: String = "", day: String = "", by: String = "", issues: [Issue] = []
  ) -> DeskForm {
    let marks = Validity.allCases.map { FormChoice($0.rawValue, $0.chinese) }
    return DeskForm(
      title: "标记有效性", action: DeskAddress.validity(item),
      fields: [
        FormField(name: "validity", label: "有效性", control: .select(marks), value: mark),
        FormField(name: "day", label: "自哪一天起", control: .day, value: day),
        FormField(name: "by", label: "依据", value: by, hint: "作出废止或修改的文件，例如：呈政〔2026〕30号；也可以粘贴它在本站的网址。", limit: 200),
      ].scoped("validity"), button: "保存标记", note: "标记会显示在网页、列表、搜索结果和下载的文件上。", look: .grave, issues: issues)
  }

  static func linking(_ item: Int64, isReading: Bool, number: String = "", issues: [Issue] = []) -> DeskForm {
    DeskForm(
      title: isReading ? "关联政策文件" : "关联政策解读", action: DeskAddress.links(item),
      fields: [
        FormField(
          name: "other", label: isReading ? "政策文件的网址" : "解读的网址", value: number,
          hint: "打开对方的公开页面，复制地址栏里的网址。", isRequired: true, limit: 300)
      ].scoped("link"), button: "关联", note: "两边的页面会互相显示。", issues: issues)
  }
}
