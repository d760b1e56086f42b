/// A line of the inbox with what can be done about it at once (待办条目).
struct InboxRow: Sendable, Equatable {
  var work: WorkRow
  var forms: [DeskForm] = []

  func view(_ csrf: HTML) -> HTML {
    """
    <li>\(work.inner)
    \(if: !forms.isEmpty, "<div class=\"acts row-acts\">\(each: forms, { $0.view(csrf) })</div>")</li>

    """
  }
}

/// A line that can be ticked and passed with others (可批量通过的条目).
struct PickRow: Sendable, Equatable {
  var work: WorkRow
  /// Edition and revision, `12:34`: what was seen.
  var pick: String

  var view: HTML {
    """
    <li class="pick-row"><label class="pick"><input type="checkbox" name="pick" value="\(pick)">\
    <span class="unseen">选中“\(work.title)”</span></label><div>\(work.inner)</div></li>

    """
  }
}
