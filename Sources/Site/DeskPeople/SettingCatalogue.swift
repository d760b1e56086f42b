import Accounts
import Casework
import Kernel
import Proofing
import Publishing

/// The settings that the desk offers (设置目录), what each is called, and what may be written into it.
enum SettingCatalogue {
  struct Entry: Sendable {
    let key: String
    let name: String
    var hint = ""
    var isLong = false
    /// What is wrong with a value, in a sentence. An empty value is always allowed: it shows as 待填.
    var problem: @Sendable (String) -> String? = { _ in nil }
  }

  static let marks: [Entry] = [
    Entry(key: "site.name", name: "网站名称"),
    Entry(key: "site.domain", name: "网站域名", hint: "例如 www.example.gov.cn。", problem: host),
    Entry(key: "site.idCode", name: "网站标识码", hint: "10 位数字，或 bm 加 8 位数字；以区门户网站的为准。", problem: idCode),
    Entry(key: "site.icp", name: "ICP备案号"),
    Entry(key: "site.police", name: "公安备案号"),
    Entry(key: "site.sponsor", name: "主办单位"),
    Entry(key: "site.phone", name: "联系电话"),
    Entry(key: "site.organBadge", name: "党政机关网站标识的链接", hint: "以 https:// 开头。", problem: link),
    Entry(key: "site.faultReport", name: "“我为政府网站找错”的链接", hint: "以 https:// 开头。", problem: link),
  ]

  static let guide: [Entry] = GuideFacts.Field.allCases.map {
    Entry(key: $0.setting, name: $0.chinese, isLong: $0 == .address || $0 == .hours)
  }

  static let index: [Entry] = [
    Entry(
      key: "publishing.indexTemplate", name: "索引号模板",
      hint: "例如 {code}/{yyyymm}-{serial:5}：机构代码、年月、五位流水号；也可以用 {yyyy}。", problem: template)
  ]

  static let board: [Entry] = [
    Entry(key: "board.phone", name: "监督电话", hint: "印在公开栏张贴页和折页上；不填用网站的联系电话。"),
    Entry(
      key: "board.days", name: "张贴几天", hint: "从公布的次日起按自然日算，印在张贴页上；不填则留空手写。1 至 366。",
      problem: whole(1...366)),
  ]

  static let applications: [Entry] = [
    Entry(key: "applications.mark", name: "依申请公开文书的机关代字", hint: "例如“呈”，文号为呈公复〔2026〕1号。"),
    Entry(key: "applications.court", name: "行政诉讼的管辖法院", hint: "写进答复的救济途径；不填写“有管辖权的人民法院”。"),
    Entry(
      key: "applications.correctionDays", name: "补正的期限（工作日）", hint: "条例没有规定，默认 15。1 至 60。", problem: whole(1...60)),
    Entry(
      key: "applications.reasonsDays", name: "说明理由的期限（工作日）", hint: "条例第三十五条没有规定，默认 15。1 至 60。",
      problem: whole(1...60)),
    Entry(
      key: ApplicationMatter.termSetting, name: "更正申请的办理期限", hint: "条例第四十一条没有规定，默认 20个工作日。例如 20个工作日、30日。",
      problem: { ConsultationTerm.isReadable($0) ? nil : "期限应写成“20个工作日”“30日”这样，请修改。" }),
  ]

  static let heads: [Entry] = [
    Entry(
      key: RedHeads.setting, name: "红头",
      hint: "每行一个：机关代字=发文机关标志，例如 呈政=呈坎镇人民政府文件。文号带这个代字的，PDF、OFD、Word 都带红头，单篇可以在编辑页的“红头”一栏另选；印章由用印系统加盖。",
      isLong: true,
      problem: {
        RedHeads($0) == nil
          ? "每行应写“机关代字=发文机关标志”，如 呈政=呈坎镇人民政府文件，代字不重复，名称最多 \(RedHeads.longest) 个字，请修改。" : nil
      })
  ]

  static let proofing: [Entry] = [
    Entry(
      key: "proofing.level", name: "校对灵敏度", hint: "sensitive 敏感（宁可多提示）、standard 标准、strict 严格（只说很有把握的）。",
      problem: { ["sensitive", "standard", "strict"].contains($0) ? nil : "应填 sensitive、standard 或 strict，请修改。" }),
    Entry(
      key: "proofing.leaders", name: "领导名单（校对排序和职务）", hint: "按排名先后写“职务 姓名”，中间空一格，一行一位。不填就不检查。",
      isLong: true, problem: leaders),
  ]

  static let team: [Entry] = [
    Entry(
      key: "work.hours", name: "作息时间", hint: "例如 08:00-12:00,14:30-17:30（用英文标点）。夏令、冬令各设一次，填好起用日期。",
      problem: { WorkHours($0) == nil ? "作息时间应写成 08:00-12:00,14:30-17:30 这样的时段，先后排列，请修改。" : nil }),
    Entry(key: "people.claimHours", name: "认领保留几个工作小时", hint: "1 至 200。", problem: whole(1...200)),
    Entry(key: "people.reminderHours", name: "等候几个工作小时后提醒", hint: "1 至 1000。", problem: whole(1...1000)),
    Entry(key: "people.escalationHours", name: "等候几个工作小时后再次提醒并告知签发人", hint: "1 至 1000。", problem: whole(1...1000)),
    Entry(key: "people.opinionDays", name: "意见链接几天内有效", hint: "1 至 60。", problem: whole(1...60)),
  ]

  static let backups: [Entry] = [
    Entry(
      key: "backup.keepDays", name: "备份保留几天后销毁", hint: "清除证明按它写明哪些备份还含有被清除的内容、最迟哪天销毁。1 至 3650。",
      problem: whole(1...3650))
  ]

  static let files: [Entry] = [
    Entry(
      key: "attachments.checkNow", name: "不超过多少 KB 的附件当场检查", hint: "更大的由后台任务检查；图片和 PDF 按 16 倍算。0 至 10000。",
      problem: whole(0...10_000)),
    Entry(
      key: "attachments.hiddenCells", name: "隐藏行列中有内容的单元格超过几个须处理", hint: "0 至 100000；0 表示有一个就须处理。",
      problem: whole(0...100_000)),
    Entry(
      key: "attachments.hiddenEmpty", name: "没有内容的隐藏行列不超过几个为无碍", hint: "0 至 1000000。", problem: whole(0...1_000_000)),
  ]

  static func whole(_ bounds: ClosedRange<Int>) -> @Sendable (String) -> String? {
    { Int($0).map(bounds.contains) == true ? nil : "应填 \(bounds.lowerBound) 到 \(bounds.upperBound) 的整数，请修改。" }
  }

  static let security: [Entry] = SecurityRules.Rule.allCases.map { rule in
    Entry(
      key: rule.rawValue, name: rule.chinese, hint: "\(rule.bounds.lowerBound) 至 \(rule.bounds.upperBound) 之间的整数。")
  }

  /// What a system administrator sets.
  static func find(_ key: String) -> Entry? { all.first { $0.key == key } }
  static let all =
    marks + guide + index + board + applications + heads + proofing + team + files + backups + SettingTerms.all

  private static let idCode: @Sendable (String) -> String? = { value in
    let digits = value.hasPrefix("bm") ? value.dropFirst(2) : value[...]
    let isRight = digits.utf8.count == (value.hasPrefix("bm") ? 8 : 10) && digits.utf8.allSatisfy { (48...57).contains($0) }
    return isRight ? nil : "网站标识码应为 10 位数字，或 bm 加 8 位数字，请核对。"
  }

  private static let leaders: @Sendable (String) -> String? = { value in
    let lines = value.split(whereSeparator: { "\n;；".contains($0) }).filter { !$0.allSatisfy(\.isWhitespace) }
    return Leader.list(value).count == lines.count ? nil : "每行写“职务 姓名”，中间空一格，例如“镇长 张某某”，请修改。"
  }

  private static let host: @Sendable (String) -> String? = { value in
    let isHost = value.contains(".") && value.utf8.allSatisfy { byte in
      (97...122).contains(byte) || (48...57).contains(byte) || byte == 45 || byte == 46
    }
    return isHost ? nil : "网站域名只写主机名（小写），不带 http:// 和路径，例如 www.example.gov.cn，请修改。"
  }

  private static let link: @Sendable (String) -> String? = { value in
    let isLink = Address(foreign: value) != nil && (value.hasPrefix("https://") || value.hasPrefix("http://"))
    return isLink ? nil : "链接应为完整的网址，以 https:// 开头，请修改。"
  }

  private static let template: @Sendable (String) -> String? = { value in
    ["{code}/{yyyymm}-{serial:5}", "{code}/{yyyy}-{serial:5}"].contains(value)
      ? nil : "索引号模板应为 {code}/{yyyymm}-{serial:5} 或 {code}/{yyyy}-{serial:5}，请修改。"
  }
}
