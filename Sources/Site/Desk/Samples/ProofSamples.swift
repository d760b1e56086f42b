import Kernel

/// Samples of the proof (校对示例).
extension ProofPage {
  static var samples: [(name: String, page: ProofPage)] {
    let cards = [
      ProofCard(
        number: 1, key: "a", grade: .error, message: "“2月30日”这一天不存在，请核对。", evidence: "GB/T 15835", lead: "请于",
        words: "2月30日", trail: "前报送。", mayAnswer: true),
      ProofCard(
        number: 2, key: "b", grade: .warn, message: SampleTown.hostile, evidence: "", lead: "加强公共", words: "文华",
        trail: "设施建设", fixes: ["文化"], mayMend: true, mayAnswer: true, maySilence: true),
      ProofCard(
        number: 3, key: "c", grade: .warn, message: "这里像是固定电话，请确认可以公开。", evidence: "条例第十五条", lead: "咨询电话：",
        words: "0559-0000000", trail: "。", answer: "汪晓 2026-11-20 16:00 忽略：镇政府值班电话。", mayAnswer: true),
    ]
    let lines = [
      Line(look: "title", pieces: [Piece(text: "关于开展秋冬季消防安全检查的通知")]),
      Line(look: "heading", pieces: [Piece(text: "一、时间安排")]),
      Line(
        look: "text",
        pieces: [
          Piece(text: "请于"), Piece(text: "2月30日", number: 1, grade: .error), Piece(text: "前报送。加强公共"),
          Piece(text: "文华", number: 2, grade: .warn), Piece(text: "设施建设。咨询电话："),
          Piece(text: "0559-0000000", number: 3, grade: .warn, isSettled: true), Piece(text: "。"),
        ]),
    ]
    let frame = SampleDesk.frame(DeskAddress.proof(41))
    var refused = ProofPage(
      frame: frame, item: 41, title: "关于开展秋冬季消防安全检查的通知", revision: 7, lines: lines, cards: cards, safe: 2,
      level: "标准", editing: DeskAddress.draft(41))
    refused.issues = [Issue("reason", "“2月30日”是错误级别的问题，不改正就要写明理由。")]
    refused.refused = (1, "")
    let clean = ProofPage(
      frame: frame, item: 41, title: "关于开展秋冬季消防安全检查的通知", revision: 7, lines: Array(lines.prefix(2)), cards: [],
      level: "标准")
    return [("desk-proof", refused), ("desk-proof-clean", clean)]
  }
}

extension SilencesPage {
  static var samples: [(name: String, page: SilencesPage)] {
    let rows = [Row(id: 1, words: "坎上", rule: "疑似错别字", who: "汪晓", when: "2026-11-20 16:00")]
    return [
      ("desk-silences", SilencesPage(frame: SampleDesk.frame(DeskAddress.silences), rows: rows, mayRemove: true)),
      ("desk-silences-none", SilencesPage(frame: SampleDesk.frame(DeskAddress.silences), rows: [], mayRemove: true)),
    ]
  }
}
