/// An emergency notice at the top of a public page (紧急通知栏): how grave, what, more about it, until when.
///
/// It is a region with a name and no alert: an alert would be read out anew on every page one turns to. It stands
/// before everything else, so that who listens hears it first, and it is printed with the page.
package struct NoticeBar: Sendable, Equatable {
  /// 提示、警示、紧急.
  package enum Level: String, Sendable { case hint, warning, urgent }

  package var level: Level
  /// The word for the level.
  package var word: String
  package var text: String
  package var more: Address?
  /// `2026-03-09 09:30`.
  package var from: String
  package var until: String
  /// The end in milliseconds, by which the script takes it off a page that stays open.
  package var ends: Int

  package init(
    level: Level, word: String, text: String, more: Address? = nil, from: String, until: String, ends: Int
  ) {
    (self.level, self.word, self.text, self.more) = (level, word, text, more)
    (self.from, self.until, self.ends) = (from, until, ends)
  }

  var view: HTML {
    """
    <section class="emergency emergency-\(level.rawValue)" aria-label="紧急通知" data-until="\(ends)"><div class="wide">
    <p><strong class="emergency-level">\(word)</strong> \(text)\
    \(more.map { " <a href=\"\($0)\">查看详情</a>" })</p>
    <p class="emergency-time"><time datetime="\(from)">\(from)</time> 起，至 <time datetime="\(until)">\(until)</time> 止</p>
    </div></section>

    """
  }
}
