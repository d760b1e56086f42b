import Kernel

/// The privacy check (隐私检查): what in a text or a table must not go out, or should be looked at first.
///
/// 条例 第十五条 and 个人信息保护法 第二十八条: identity, accounts, homes and health of a private person. Numbers are proved
/// by their checks; where a number proves nothing by itself, the words before it decide.
package enum Privacy {
  /// In the order of the text, without overlaps. `day` is today: nobody is born after it.
  package static func matters(in text: String, on day: Day) -> [PrivateMatter] {
    let read = PrivacyText(text)
    let all =
      NumberScan(text: read, day: day).matters() + MaskedScan(text: read).matters() + PlateScan(text: read).matters()
      + MailScan(text: read).matters() + AddressScan(text: read).matters() + BirthScan(text: read).matters()
      + PersonScan(text: read).matters()
    return withoutOverlaps(all)
  }

  /// Of two that overlap the graver stays, then the one that begins first.
  private static func withoutOverlaps(_ all: [PrivateMatter]) -> [PrivateMatter] {
    let sorted = all.sorted {
      ($0.range.lowerBound, -$0.range.upperBound, $0.kind.rawValue)
        < ($1.range.lowerBound, -$1.range.upperBound, $1.kind.rawValue)
    }
    var kept: [PrivateMatter] = []
    for matter in sorted {
      guard let last = kept.last, last.range.overlaps(matter.range) else {
        kept.append(matter)
        continue
      }
      if last.severity == .check, matter.severity == .block { kept[kept.count - 1] = matter }
    }
    return kept
  }
}
