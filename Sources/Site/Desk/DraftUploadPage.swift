import Kernel
import Publishing

/// `/desk/items/file`: a file from Word, WPS or elsewhere is read into a draft (上传成稿).
struct DraftUploadPage: Page {
  var frame: DeskFrame
  var issues: [Issue] = []

  var view: HTML {
    frame.page(
      "从文件新建", trail: [Crumb("信息", DeskAddress.items()), Crumb("从文件新建")], issues: issues.count,
      """
      <h1>从文件新建</h1>
      <p class="quiet">标题、文号、成文日期、各级标题、表格和图片会自动认出来，放进编辑页给您核对；核对以前什么都不保存。</p>
      \(form.view(frame.csrf))
      """)
  }

  private var form: DeskForm {
    DeskForm(
      action: DeskAddress.draftFile,
      fields: [
        FormField(
          name: "file", label: "文件",
          control: .files(accept: DraftIntake.endings.map { "." + $0 }.joined(separator: ","), many: false),
          hint: "Word（DOCX、DOC）、WPS、RTF、TXT、网页，或有文字的 PDF，不超过 32 MB。DOC 和 WPS 要先转换，可能要等几秒。",
          isRequired: true)
      ], button: "读入", look: .main, issues: issues, isUpload: true)
  }
}
