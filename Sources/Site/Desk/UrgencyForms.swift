import Kernel

/// Asking for haste, and finding a public item still right (急件、复核), on the item's page.
extension DeskItemPage {
  /// `publishBy` as it was set, `2026-03-09T09:30`.
  static func urgency(_ item: Int64, isUrgent: Bool, publishBy: String) -> DeskForm {
    DeskForm(
      title: "急件、期望发布时间", action: DeskAddress.urgency(item),
      fields: [
        FormField(name: "urgent", label: "急件", control: .checks([FormChoice("yes", "请审核人先办", isChosen: isUrgent)])),
        FormField(name: "publishBy", label: "期望发布时间", control: .moment, value: publishBy, hint: "可不填。北京时间。"),
      ].scoped("urgency"), button: "保存", note: "审核人的待办里，急件排在最前面。")
  }

  static func checking(_ item: Int64) -> DeskForm {
    DeskForm(
      title: "复核", action: DeskAddress.check(item),
      fields: [
        FormField(name: "next", label: "下次复核", control: .day, hint: "可不填：按栏目的复核周期。"),
        FormField(name: "note", label: "说明（可不填）", limit: 200),
      ].scoped("check"), button: "复核无误", note: "内容仍然正确、有效时点它；要改的请另起一版。")
  }
}
