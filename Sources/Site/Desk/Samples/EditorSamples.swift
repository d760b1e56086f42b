import Kernel

/// Samples of the editor: new, and full of mistakes with everything filled in again (编辑示例).
extension EditorPage {
  static var samples: [(name: String, page: EditorPage)] {
    [("desk-editor-new", new), ("desk-editor-wrong", wrong)]
  }

  private static let choices = ItemChoices(
    columns: SampleDesk.columns,
    kinds: ["通知", "公告", "通告", "意见", "函", "报告", "纪要", "其他"].map { FormChoice($0, $0) },
    openness: [FormChoice("open", "主动公开"), FormChoice("application", "依申请公开"), FormChoice("closed", "不予公开")],
    bases: [FormChoice("20-1", "第二十条第一项：法规、规章和规范性文件"), FormChoice("21-8", "第二十一条：社会救助")],
    themes: [FormChoice("1", "综合政务\\政务公开"), FormChoice("2", "公安、安全、司法\\消防")])

  private static var new: EditorPage {
    EditorPage(
      frame: SampleDesk.frame(DeskAddress.newItem()), draft: ItemDraft(source: "呈坎镇党政办公室（演示）"), choices: choices,
      attachments: [])
  }

  private static var wrong: EditorPage {
    EditorPage(
      frame: SampleDesk.frame(DeskAddress.draft(41)), item: 41, revision: 7,
      draft: ItemDraft(
        column: "policy", title: SampleTown.hostile, documentNumber: "呈政[2026]41", issuer: "呈坎镇人民政府（演示）",
        signed: "2026-10-26", effective: "2026-10-01", openness: "application", source: "", keywords: "消防；村落",
        body: "一、总则\n为加强管理，制定本办法。</textarea><script>alert(1)</script>"), choices: choices,
      attachments: [
        Attached(id: 1, name: "重点巡查点位表.xlsx", address: DeskAddress.attachment(41, 1), size: "24 KB"),
        Attached(
          id: 2, name: SampleTown.hostile, address: DeskAddress.attachment(41, 2), size: "1.2 MB", isToBeRemoved: true),
      ],
      issues: [
        Issue("documentNumber", "文号“呈政[2026]41”写法不对，请写成“呈政〔2026〕41号”。"),
        Issue("effective", "生效日期早于成文日期，请核对。"), Issue("source", "请填写信息来源。"),
        Issue("basis", "选了“依申请公开”，请选择法律依据。"), Issue("change", "请写明这次改了什么。"),
        Issue("files", "“村民名单.exe”不能上传，请上传文档、表格、图片或压缩包。"), Issue("", "这一版已经有人改过，请核对后再保存。"),
      ], notice: "您在修改已发布的信息：新版本审核通过以前，公开页面保持不变。", asksChangeNote: true)
  }
}

extension PreviewPage {
  static var samples: [(name: String, page: PreviewPage)] {
    let frame = SampleDesk.frame(DeskAddress.preview(41))
    let reading = PreviewPage(frame: frame, item: 41, reading: SampleDesk.reading, mayEdit: true)
    var phone = reading
    phone.look = .phone
    return [("desk-preview", reading), ("desk-preview-phone", phone)]
  }
}

extension DraftUploadPage {
  static var samples: [(name: String, page: DraftUploadPage)] {
    let frame = SampleDesk.frame(DeskAddress.draftFile)
    let issue = Issue("file", "“方案.docx”打不开：文件已损坏或加了密码，请用 Word 或 WPS 打开，另存为 DOCX（不加密码）后再上传。")
    return [
      ("desk-draft-file", DraftUploadPage(frame: frame)),
      ("desk-draft-file-wrong", DraftUploadPage(frame: frame, issues: [issue])),
    ]
  }
}
