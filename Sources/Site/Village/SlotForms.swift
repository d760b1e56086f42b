import Kernel

/// The forms of the steps of a sheet (各步表单).
enum SlotForms {
  static func list(
    _ slot: Int64, funds: [FormChoice], fund: String, kind: String, pasted: String, mayNotice: Bool, issues: [Issue]
  ) -> DeskForm {
    var fields: [FormField] = []
    if funds.count > 1 {
      fields.append(FormField(name: "fund", label: "哪一项资金", control: .select(funds), value: fund, isRequired: true))
    }
    if mayNotice {
      fields.append(
        FormField(
          name: "kind", label: "公示还是公布",
          control: .radios([
            FormChoice("notice", "公示：还没有决定，村民可以提异议"), FormChoice("result", "公布：已经决定、已经发放"),
          ]), value: kind, isRequired: true))
    }
    fields += [
      FormField(
        name: "file", label: "名单文件", control: .files(accept: ".xlsx,.xls,.et,.csv,.html,.htm", many: false),
        hint: "Excel、WPS 或 CSV 都行，原表不用改：身份证、银行卡、电话、住址这些列会自动留下，不公开。"),
      FormField(
        name: "pasted", label: "或者从表格里复制，粘贴在这里", control: .area(rows: 4), value: pasted, hint: "连表头一起复制。"),
    ]
    return DeskForm(
      action: DeskAddress.slotList(slot), fields: fields, button: "读取名单", look: .main, issues: issues, isUpload: true,
      hidden: funds.count == 1 ? [.init("fund", funds[0].value)] : [])
  }

  static func text(_ slot: Int64, title: String, body: String, issues: [Issue], isMain: Bool) -> DeskForm {
    DeskForm(
      title: "直接写内容", action: DeskAddress.slotText(slot),
      fields: [
        FormField(name: "title", label: "标题", value: title, isRequired: true, limit: 200),
        FormField(
          name: "body", label: "内容", control: .area(rows: 8), value: body, hint: "一段一行；本期没有的，写“本期无”。", isRequired: true),
      ], button: "保存内容", look: isMain ? .main : .quiet, issues: issues)
  }

  static func signature(
    _ posting: Int64, _ step: String, _ code: String, mayReturn: Bool, issues: [Issue], signer: String = "", note: String = ""
  ) -> DeskForm {
    var fields = [
      FormField(
        name: "signer", label: "\(step)签字人姓名", value: signer, hint: code == "town" ? "" : "按纸上签的名字填。",
        isRequired: true, limit: 40)
    ]
    if mayReturn {
      fields += [
        FormField(
          name: "verdict", label: "意见", control: .radios([FormChoice("agreed", "同意"), FormChoice("returned", "退回修改")]),
          value: "agreed"),
        FormField(name: "note", label: "说明", control: .area(rows: 2), value: note, hint: "退回时必填。", limit: 300),
      ]
    }
    return DeskForm(
      action: DeskAddress.posting(posting, "signature"), fields: fields, button: "\(step)签字", look: .main, issues: issues,
      hidden: [.init("step", code)])
  }

  static func wall(_ posting: Int64, boards: [FormChoice], day: String, issues: [Issue]) -> DeskForm {
    var fields = [
      FormField(
        name: "photo", label: "贴好以后拍一张", control: .photo,
        hint: "把整张纸和公开栏拍进去。照片里的时间、位置会密封保存，不公开。", isRequired: true)
    ]
    if boards.count > 1 {
      fields.append(FormField(name: "board", label: "贴在哪块公开栏", control: .select(boards), isRequired: true))
    }
    fields.append(FormField(name: "day", label: "哪天贴的", control: .day, value: day, isRequired: true))
    return DeskForm(
      action: DeskAddress.posting(posting, "wall"), fields: fields, button: "登记上墙", look: .main, issues: issues,
      isUpload: true)
  }

  static func removal(_ posting: Int64, day: String, isEarly: Bool, reason: String, issues: [Issue]) -> DeskForm {
    var fields = [FormField(name: "day", label: "哪天撤下", control: .day, value: day, isRequired: true)]
    if isEarly {
      fields.append(
        FormField(
          name: "reason", label: "提前撤下的原因", control: .area(rows: 2), value: reason, hint: "例如内容有误、泄露隐私。", isRequired: true,
          limit: 200))
    }
    return DeskForm(
      title: "登记撤下", action: DeskAddress.posting(posting, "removal"), fields: fields, button: "登记撤下",
      look: isEarly ? .grave : .main, issues: issues)
  }
}
