import Kernel

/// The sentence on remedies (救济途径) at the end of an answer. Since 2024-01-01 a refusal goes to reconsideration first
/// (行政复议法 第二十三条第一款第四项), and the decision has to say so.
struct LetterRemedy {
  let facts: LetterFacts
  let remedy: DecisionCode.Remedy

  var sentence: String {
    switch remedy {
    case .ordinary: "如不服本告知，可以自收到之日起\(reconsideration)，也可以自收到之日起六个月内依法向\(facts.court)提起行政诉讼。"
    case .reconsiderationFirst: "如不服本决定，可以自收到之日起\(reconsideration)。\(first)"
    case .partlyFirst:
      "如不服本告知，可以自收到之日起\(reconsideration)。其中不予公开的部分，\(first)"
        + "对其余部分，也可以自收到之日起六个月内依法向\(facts.court)提起行政诉讼。"
    }
  }

  /// 行政复议法 第二十条、第二十四条: sixty days, to the government above.
  private var reconsideration: String { "六十日内向\(facts.above)申请行政复议" }

  private var first: String {
    "根据《中华人民共和国行政复议法》第二十三条第一款第四项，应当先申请行政复议；对行政复议决定不服的，可以自收到复议决定书之日起"
      + "十五日内依法向\(facts.court)提起行政诉讼。"
  }
}
