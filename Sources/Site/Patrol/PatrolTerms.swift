import Kernel

/// The thresholds of the patrol, what each is called, and what may be written into it (巡检口径目录).
enum PatrolTerms {
  struct Entry: Sendable {
    let key: String
    let name: String
    var kind = Kind.number
  }

  /// 整数、可选值、用语.
  enum Kind: Sendable { case number, profile, yesNo, words }

  static let names: [Entry] = [
    Entry(key: "patrol.profile", name: "用哪个口径", kind: .profile), Entry(key: "patrol.hour", name: "每天几点自动巡检"),
    Entry(key: "patrol.homeDays", name: "首页几天不更新否决"), Entry(key: "patrol.staleSum", name: "栏目不更新合计几个否决"),
    Entry(key: "patrol.staleDynamicDays", name: "动态、要闻类几天算不更新"),
    Entry(key: "patrol.staleFirstLevelDays", name: "一级的通知公告、政策文件栏目几天算不更新"),
    Entry(key: "patrol.overdueColumns", name: "应更新未更新几个栏目否决"), Entry(key: "patrol.blankColumns", name: "空白栏目几个否决"),
    Entry(key: "patrol.answerDays", name: "留言几天没有回应否决"), Entry(key: "patrol.guides", name: "要素不全的办事指南几份否决"),
    Entry(key: "patrol.guideGaps", name: "办事指南缺几类要素算不全"),
    Entry(key: "patrol.interpretWorkdays", name: "文件公开后几个工作日内要有解读"),
    Entry(key: "patrol.interpretedColumns", name: "哪些栏目的文件要有解读", kind: .words),
    Entry(key: "patrol.periodKinds", name: "哪些种类到期要撤下", kind: .words),
    Entry(key: "patrol.hosts", name: "允许链接的非政府网站域名", kind: .words),
    Entry(key: "patrol.spelling", name: "巡检时查疑似错别字", kind: .yesNo),
    Entry(key: "patrol.link.everyDays", name: "正常的站外链接几天查一次"),
    Entry(key: "patrol.link.failedDays", name: "几个不同日子打不开算失效"), Entry(key: "patrol.link.seconds", name: "几秒打不开算打不开"),
    Entry(key: "patrol.link.most", name: "一次最多查几个站外链接"), Entry(key: "patrol.softGone", name: "内容已不在的用语", kind: .words),
    Entry(key: "patrol.parked", name: "域名过期、被占用的用语", kind: .words),
    Entry(key: "patrol.days.grave", name: "严重问题几个工作日内改正"), Entry(key: "patrol.days.fault", name: "一般问题几个工作日内改正"),
    Entry(key: "patrol.days.hint", name: "提示类问题几个工作日内处理"),
    Entry(key: "patrol.strict.homeDays", name: "加严：首页几天不更新"),
    Entry(key: "patrol.strict.staleDynamicDays", name: "加严：动态、要闻类几天算不更新"),
    Entry(key: "patrol.strict.period.dynamic", name: "加严：动态要闻的更新周期"),
    Entry(key: "patrol.strict.period.notice", name: "加严：通知公告的更新周期"),
    Entry(key: "patrol.strict.period.statutory", name: "加严：法定主动公开栏目的更新周期"),
    Entry(key: "patrol.strict.period.annual", name: "加严：年度公开栏目的更新周期"),
  ]

  static func issues(_ key: String, _ value: String, _ from: String, _ source: String) -> [Issue] {
    var issues: [Issue] = []
    if let sentence = problem(key, value) { issues.append(Issue("value", sentence)) }
    if Day(from) == nil { issues.append(Issue("validFrom", "请填写从哪一天起用，例如 2026-03-09。")) }
    if source.isEmpty { issues.append(Issue("source", "请写明依据或来源，例如哪一份通知。")) }
    if source.count > 200 { issues.append(Issue("source", "依据太长，请缩短到 200 字以内。")) }
    return issues
  }

  private static func problem(_ key: String, _ value: String) -> String? {
    switch names.first(where: { $0.key == key })?.kind ?? .words {
    case .profile: return ["national", "strict"].contains(value) ? nil : "请填 national（国家）或 strict（区县加严）。"
    case .yesNo: return ["yes", "no"].contains(value) ? nil : "请填 yes 或 no。"
    case .words: return value.count > 2000 ? "内容太长，请缩短到 2000 字以内。" : nil
    case .number:
      let bounds = key == "patrol.hour" ? 0...23 : 1...3660
      return Int(value).map(bounds.contains) == true ? nil : "应填 \(bounds.lowerBound) 到 \(bounds.upperBound) 的整数，请修改。"
    }
  }
}
