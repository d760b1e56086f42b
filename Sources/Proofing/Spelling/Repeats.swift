/// How often two characters stand beside one another in a text (重现): what is written the same way elsewhere is rather a
/// name than a mistake.
struct Repeats: Sendable {
  private var counts: [UInt32: Int32] = [:]

  init(_ sentences: [CodedSentence]) {
    for sentence in sentences { add(sentence.codes) }
  }

  /// Of one sentence alone.
  init(_ codes: [UInt16]) { add(codes) }

  private mutating func add(_ codes: [UInt16]) {
    for (first, second) in zip(codes, codes.dropFirst()) where first > 3 && second > 3 {
      counts[UInt32(first) << 16 | UInt32(second), default: 0] += 1
    }
  }

  /// The most often that two of these characters stand so elsewhere, 3 at most; `own` are those that are looked at.
  func most(_ run: some Sequence<UInt16>, own: Int) -> Int {
    zip(run, run.dropFirst()).reduce(0) { most, both in
      max(most, min(3, Int(counts[UInt32(both.0) << 16 | UInt32(both.1)] ?? 0) - own))
    }
  }
}
