import Kernel

/// What keeps typed words from being lost in the editor (自动保存): what was left unsaved before and can be had back, the
/// line that says when it was kept last, and what the script must know.
struct DraftKeeping: Sendable, Equatable {
  /// `drafts.js`.
  var script: Address
  var item: Int64?
  /// Whose browser's copies may be offered.
  var account: Int64
  /// The random name of this page in its tab.
  var tab: String
  /// The kept draft that this page was filled from.
  var restored: Restored?
  var offers: [Offer] = []
  /// The file that the draft was read from, with what that told.
  var source: Source?

  /// The fields by which a file that was read is remembered until the text is saved.
  static let (sourceName, sourceRemarks) = ("read-name", "read-remarks")

  /// What the page was filled from (已恢复的稿件).
  struct Restored: Sendable, Equatable {
    var id: Int64
    var time: String
  }

  /// Something left unsaved (未保存的稿件).
  struct Offer: Sendable, Equatable {
    var id: Int64
    var title: String
    var time: String
    /// The beginning of the text, to know it by.
    var lead: String
    var address: Address
    /// Somebody else has saved since.
    var isOvertaken = false
  }

  /// The file it was read from (原文件).
  struct Source: Sendable, Equatable {
    var name: String
    var remarks: [String]
  }

  /// Above the form.
  func notices(_ csrf: HTML) -> HTML {
    """
    \(restored.map { "<p class=\"flash\">已恢复 \($0.time) 自动保存的内容，还没有保存：请核对后点“保存草稿”。</p>" })
    \(source.map(told))
    \(if: !offers.isEmpty, offered(csrf))
    <div data-kept-here hidden></div>
    """
  }

  /// Inside the form: fields that go along, and the line that tells.
  var fields: HTML {
    """
    \(DeskForm.Hidden("tab", tab).view)
    \(restored.map { DeskForm.Hidden("kept", String($0.id)).view })
    \(source.map { read in
      "\(DeskForm.Hidden(Self.sourceName, read.name).view)\(DeskForm.Hidden(Self.sourceRemarks, read.remarks.joined(separator: "\n")).view)" as HTML
    })
    <p class="kept-line" role="status" data-keeping data-keep="\(DeskAddress.drafts(item: item))" \
    data-tabs="\(DeskAddress.draftTab("-"))" data-account="\(String(account))" data-place="\(item.map { String($0) } ?? "new")" \
    data-here="\(item.map(DeskAddress.draft) ?? DeskAddress.newItem())" \
    data-sign-in="\(DeskAddress.session)" hidden></p>
    <script src="\(script)" defer></script>
    """
  }

  private func offered(_ csrf: HTML) -> HTML {
    """
    <section class="panel kept" aria-labelledby="kept-head">
      <h2 id="kept-head">有没保存完的内容</h2>
      <p class="quiet">这是您上次编辑时自动保存的，还没有保存成稿。</p>
      <ul>\(each: offers, { row($0, csrf) })</ul>
    </section>
    """
  }

  private func row(_ offer: Offer, _ csrf: HTML) -> HTML {
    let name = offer.title.isEmpty ? "（无标题）" : offer.title
    return """
      <li><p><strong>\(name)</strong> <span class="quiet">自动保存于 <time>\(offer.time)</time></span></p>
      \(if: !offer.lead.isEmpty, "<p class=\"quiet\">\(offer.lead)</p>")
      \(if: offer.isOvertaken, "<p>在这之后已经保存过新的一稿：恢复后再保存时，会请您对照合并。</p>")
      <div class="acts"><a class="button" href="\(offer.address)">恢复<span class="unseen">：\(name)</span></a>
      \(DeskForm(action: DeskAddress.draftDiscarding(offer.id), button: "丢弃", hidden: back).view(csrf))</div></li>

      """
  }

  /// Where to go on after throwing one away.
  private var back: [DeskForm.Hidden] { item.map { [DeskForm.Hidden("item", String($0))] } ?? [] }

  private func told(_ source: Source) -> HTML {
    """
    <section class="panel kept" aria-labelledby="source-head">
      <h2 id="source-head">已由“\(source.name)”读入</h2>
      \(if: source.remarks.isEmpty, "<p>全部读入，没有略去的内容。请核对要素和正文。</p>")
      \(if: !source.remarks.isEmpty, "<p>请核对要素和正文，特别是下面几处：</p><ul class=\"dots\">\(each: source.remarks, { "<li>\($0)</li>" })</ul>")
    </section>
    """
  }
}
