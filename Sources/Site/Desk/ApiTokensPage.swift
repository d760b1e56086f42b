import Kernel

/// `/desk/api-tokens`: the keys with which other programs ask the town's proofreader (接口令牌).
struct ApiTokensPage: Page {
  var frame: DeskFrame
  /// For which town they are: a district's administrator keeps several.
  var town: String
  var rows: [Row]
  var typed = Typed()
  /// Shown once, right after it was issued.
  var key: String?
  var issues: [Issue] = []

  /// What was typed (填写).
  struct Typed: Sendable, Equatable {
    var name = ""
    var days = "365"
  }

  /// One of them (令牌).
  struct Row: Sendable, Equatable {
    var id: Int64
    var name: String
    var issued: String
    /// 有效至 2027-03-09；已收回；已过期.
    var standing: String
    var used: String
    var isOpen: Bool
  }

  var view: HTML {
    frame.page(
      "接口令牌", trail: [Crumb("设置", DeskAddress.settings), Crumb("接口令牌")], issues: issues.count,
      """
      <h1>接口令牌：\(town)</h1>
      <p>别的程序（如办公系统、区门户）凭令牌使用本镇的校对和隐私检查。送来的文字不保存，令牌看不到也改不了本镇的任何信息。\
      用法见<a href="\(Address("api", "openapi.json"))">接口说明（OpenAPI）</a>。</p>
      \(key.map(shown))
      <section class="panel"><h2>签发一个</h2>\(form.view(frame.csrf))</section>
      <section class="panel"><h2>签发过的</h2>
      \(if: rows.isEmpty, "<p class=\"empty\">还没有签发过。写明给哪个程序用，点“签发令牌”。</p>", else: table)</section>
      """)
  }

  private func shown(_ key: String) -> HTML {
    """
    <div class="flash" role="status"><p>令牌只显示这一次，请马上交给那个程序的管理员，不要发在群里：</p>\
    <p class="secret"><code>\(key)</code></p></div>
    """
  }

  private var form: DeskForm {
    DeskForm(
      action: DeskAddress.apiTokens,
      fields: [
        FormField(name: "name", label: "给哪个程序用", value: typed.name, hint: "例如“区门户网站”。一个程序一个令牌。", isRequired: true, limit: 60),
        FormField(name: "days", label: "有效多少天", value: typed.days, hint: "1 至 730。到期要重新签发。", isRequired: true, limit: 3),
      ], button: "签发令牌", look: .main, issues: issues)
  }

  private var table: HTML {
    let shown = rows.map { row -> [HTML] in
      [
        "\(row.name)", "\(row.issued)", "\(row.standing)", "\(row.used)",
        row.isOpen ? DeskForm(action: DeskAddress.apiTokenRevocation(row.id), button: "收回").view(frame.csrf) : "—",
      ]
    }
    return DeskTable(caption: "签发过的令牌", heads: ["程序", "签发", "状态", "最近使用", "收回"], rows: shown).view
  }
}

extension ApiTokensPage {
  static var samples: [(name: String, page: ApiTokensPage)] {
    let frame = SampleDesk.frame(DeskAddress.apiTokens)
    let page = ApiTokensPage(
      frame: frame, town: "呈坎镇",
      rows: [
        Row(id: 2, name: SampleTown.hostile, issued: "2026-11-20，汪晓", standing: "有效至 2027-11-19", used: "2026-11-23", isOpen: true),
        Row(id: 1, name: "区门户网站", issued: "2025-11-20，汪晓", standing: "已收回", used: "没有用过", isOpen: false),
      ], key: "yd_" + String(repeating: "0123456789abcdef", count: 4))
    var empty = ApiTokensPage(frame: frame, town: "呈坎镇", rows: [], typed: Typed(name: "", days: "0"))
    empty.issues = [Issue("name", "请写明给哪个程序用，最多 60 个字。"), Issue("days", "有效期应为 1 到 730 天，请修改。")]
    return [("desk-api-tokens", page), ("desk-api-tokens-none", empty)]
  }
}
