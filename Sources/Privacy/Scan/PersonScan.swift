/// What is said of a named person's health or of a child (健康信息、未成年人): a disease in a policy is everybody's, beside a
/// name it is somebody's. 个人信息保护法 第二十八条: both are sensitive.
///
/// A person judges each (`check`): words alone never prove it.
struct PersonScan {
  let text: PrivacyText

  func matters() -> [PrivateMatter] {
    var found: [PrivateMatter] = []
    var place = 0
    while place < text.count {
      guard let name = name(at: place) else {
        place += 1
        continue
      }
      let end = sentenceEnd(name.upperBound)
      found += health(name.upperBound..<end)
      found += child(name, name.upperBound..<end)
      place = name.upperBound
    }
    return found
  }

  // MARK: Names

  /// A surname with one or two characters, set off on both sides as names in sentences and lists are.
  private func name(at place: Int) -> Range<Int>? {
    guard isBegun(place) else { return nil }
    let double = Self.doubles.contains { text.has($0, at: place) }
    guard double || Self.surnames.contains(text.scalars[place]) else { return nil }
    let first = place + (double ? 2 : 1)
    for length in [2, 1] where first + length < text.count && (first..<first + length).allSatisfy(isGiven) {
      let end = first + length
      let isSetOff = Self.ends.contains(text.scalars[end]) || Self.goesOn.contains { text.has($0, at: end) }
      if isSetOff { return place..<end }
    }
    return nil
  }

  private func isBegun(_ place: Int) -> Bool {
    place == 0 || !isHan(place - 1) || Self.titles.contains { text.has($0, at: place - $0.count) }
  }

  private func isGiven(_ place: Int) -> Bool { isHan(place) || text.plain[place] == 0x2A || text.scalars[place] == "×" }
  private func isHan(_ place: Int) -> Bool { (0x4E00...0x9FFF).contains(text.scalars[place].value) }

  /// To the end of the sentence, and not far.
  private func sentenceEnd(_ start: Int) -> Int {
    var end = start
    while end < text.count, end - start < 28, !"。；;\n".unicodeScalars.contains(text.scalars[end]) { end += 1 }
    return end
  }

  // MARK: What is said

  private func health(_ range: Range<Int>) -> [PrivateMatter] {
    for place in range {
      for word in Self.disabilities where text.has(word, at: place) {
        let end = place + word.count
        let isDegree = end + 1 < text.count && Self.degrees.contains(text.scalars[end]) && text.scalars[end + 1] == "级"
        return [matter(.condition, place..<(isDegree ? end + 2 : end))]
      }
      for word in Self.suffers where text.has(word, at: place) {
        let end = min(range.upperBound, place + word.count + 8)
        let after = place + word.count..<end
        guard let ill = Self.illnesses.first(where: { text.contains($0, in: after) }) else { continue }
        let at = (place..<end - ill.count + 1).first { text.has(ill, at: $0) } ?? place
        return [matter(.condition, place..<at + ill.count)]
      }
    }
    return []
  }

  private func child(_ name: Range<Int>, _ range: Range<Int>) -> [PrivateMatter] {
    for place in range where text.scalars[place] == "岁" {
      let end = text.scalars[place - 1] == "周" ? place - 1 : place
      var start = end
      while start > range.lowerBound, text.isDigit(start - 1) { start -= 1 }
      let age = text.digits(start..<end).reduce(0) { $0 * 10 + $1 }
      guard start < end, (1...17).contains(age), !follows(start) else { continue }
      return [matter(.minor, name.lowerBound..<place + 1)]
    }
    for place in range {
      for word in Self.attends where text.has(word, at: place) {
        let end = min(range.upperBound, place + word.count + 16)
        guard Self.schools.contains(where: { text.contains($0, in: place..<end) }) else { continue }
        return [matter(.minor, name.lowerBound..<end)]
      }
    }
    return []
  }

  /// 6—12岁, 满14岁: an age group, nobody's age.
  private func follows(_ place: Int) -> Bool {
    place > 0 && ("-—–~至到满过0123456789".unicodeScalars.contains(text.scalars[place - 1]) || text.plain[place - 1] == 0x2D)
  }

  private func matter(_ kind: PrivateKind, _ range: Range<Int>) -> PrivateMatter {
    PrivateMatter(kind: kind, severity: .check, range: range)
  }

  private static let surnames = Set(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤洪章查凌柯鲍毕舒项"
      .unicodeScalars)
  private static let doubles = words("欧阳 上官 司马 诸葛 皇甫 令狐 司徒 慕容")
  private static let titles = words("村民 户主 居民 患者 儿童 学生 老人 贫困户 低保户 对象 申请人 其子 其女 之子 之女 妻子 丈夫 配偶 儿子 女儿 母亲 父亲 孤儿 群众")
  private static let ends = Set("，,、：:（( \u{3000}\t".unicodeScalars)
  private static let goesOn = words("患 系 身患 现年 今年 因 本人")
  private static let disabilities = words("视力残疾 听力残疾 言语残疾 肢体残疾 智力残疾 精神残疾 多重残疾")
  private static let degrees = Set("一二三四壹贰叁肆1234１２３４".unicodeScalars)
  private static let suffers = words("患有 身患 罹患 患 确诊为 确诊 因病")
  private static let illnesses = words(
    "癌 肿瘤 白血病 尿毒症 精神分裂 精神病 艾滋 肝硬化 脑瘫 中风 瘫痪 糖尿病 高血压 冠心病 心脏病 癫痫 痴呆 抑郁 肺结核 肝炎 透析 重病 大病 病")
  private static let attends = words("就读于 就读 在读")
  private static let schools = words("小学 中学 初中 幼儿园 一年级 二年级 三年级 四年级 五年级 六年级")
}
