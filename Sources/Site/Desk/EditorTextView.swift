/// The text's part of the editor page (正文栏): the plain field with its help, and beside it what the editor's script
/// needs. Without the script the field does the same job.
extension EditorText {
  func view(_ field: FormField) -> HTML {
    """
    <div class="text-part" data-text data-pasting="\(DeskAddress.pasting)" data-pasted="\(DeskAddress.pastedPictures)" \
    data-mark="\(BodyField.mark)" \
    data-typesetting="\(DeskAddress.textTypesetting)"\(pictures.map { " data-pictures=\"\($0)\"" })\
    \(item.map { " data-item=\"\(String($0))\"" }) data-proofreading="\(DeskAddress.proofreading)">
    \(field.view)
    \(Self.help)
    \(markup.map { "<template>\($0)</template>" })
    </div>
    \(script.map { "<script type=\"module\" src=\"\($0)\"></script>" })
    """
  }

  var button: HTML {
    """
    <button name="then" value="typeset" class="plain" formaction="\(typesetting)" data-typeset>一键排版</button>
    """
  }

  /// What the marks are, for who writes without scripts.
  private static let help: HTML = """
    <details class="fold marks-help"><summary>标题、表格、图片怎么写</summary>
    <p class="hint">每行一段。粘贴的文字会自动认出“一、”“（一）”“1.”“（1）”各级标题、落款和日期；要自己指定时，在行首写下面的记号。</p>
    <dl class="marks-list">
    <div><dt><code># 总体要求</code></dt><dd>一级标题；<code>##</code>、<code>###</code>、<code>####</code> 是二至四级</dd></div>
    <div><dt><code>- 各村民委员会</code></dt><dd>列表；<code>+</code> 开头自动编号，前面空两格是下一层</dd></div>
    <div><dt><code>| 村名 | 户数 |</code></dt><dd>表格的一行；第二行写 <code>|---|---|</code>，第一行就是表头。\
    <code>&lt;</code> 与左格合并，<code>^</code> 与上格合并</dd></div>
    <div><dt><code>【居中】</code> <code>【居右】</code> <code>【落款】</code> <code>【日期】</code> <code>【注】</code></dt>\
    <dd>写在行首，指定这一段的位置；<code>【正文】</code> 表示就是普通一段</dd></div>
    <div><dt><code>![巡查路线图](media:路线图.png)</code></dt><dd>图片：方括号里写图片说明，圆括号里写已上传附件的名字</dd></div>
    <div><dt><code>[查看原文](https://www.gov.cn/)</code></dt><dd>链接</dd></div>
    <div><dt><code>**请注意**</code></dt><dd>加粗；<code>__文字__</code> 加下划线</dd></div>
    </dl>
    <p class="hint">点“一键排版”，序号、标点、文号括号、空格和落款会按公文格式整理好，整理结果先给您看，不会直接保存。</p>
    </details>
    """
}
