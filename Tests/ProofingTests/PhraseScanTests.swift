import Proofing
import Testing

@Suite struct PhraseScanTests {
  private func found(_ phrases: [String], _ text: String) -> [String] {
    PhraseScan(phrases).hits(in: ProofText(text)).map { hit in
      "\(phrases[hit.phrase])@\(hit.range.lowerBound)-\(hit.range.upperBound)"
    }
  }

  @Test func `all hits are found, those that overlap and those within others too`() {
    #expect(
      found(["政务", "政务公开", "公开", "开"], "政务公开栏")
        == ["政务@0-2", "政务公开@0-4", "公开@2-4", "开@3-4"])
  }

  @Test func `a phrase that is listed twice is found for each line of the list`() {
    let hits = PhraseScan(["布署", "布署", "署"]).hits(in: ProofText("布署"))
    #expect(hits.map(\.phrase) == [0, 1, 2])
  }

  @Test func `empty phrases and empty texts find nothing`() {
    #expect(found(["", "公开"], "").isEmpty)
    #expect(found(["公开"], "公").isEmpty)
    #expect(found([], "公开").isEmpty)
  }

  @Test func `characters outside the first plane are characters like others`() {
    #expect(found(["𠮷野", "😀"], "在𠮷野😀") == ["𠮷野@1-3", "😀@3-4"])
  }

  @Test func `on texts of every make it finds what a search without any trick finds`() {
    var seed: UInt64 = 11
    func next(_ below: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % below
    }
    let letters = Array("公开政务信息镇村😀a")
    for _ in 0..<60 {
      let phrases = (0..<40).map { _ in String((0..<1 + next(4)).map { _ in letters[next(letters.count)] }) }
      let text = ProofText(String((0..<next(1500)).map { _ in letters[next(letters.count)] }))
      let plain = phrases.enumerated().flatMap { number, phrase in
        let pattern = Array(phrase.unicodeScalars)
        return text.scalars.indices.filter { text.has(pattern, at: $0) }.map { [$0, $0 + pattern.count, number] }
      }
      let scanned = PhraseScan(phrases).hits(in: text).map { [$0.range.lowerBound, $0.range.upperBound, $0.phrase] }
      #expect(Set(scanned) == Set(plain))
      #expect(scanned.count == plain.count)
      #expect(PhraseScan(phrases).count(in: text) == plain.count)
    }
  }
}
