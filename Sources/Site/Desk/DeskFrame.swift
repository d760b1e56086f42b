/// The sealed skeleton around every page of the desk (工作台框架): who is at work, where he may go, what just happened.
struct DeskFrame: Sendable {
  /// The town or district that the staff member works for.
  var town: String
  var siteName: String
  var assets: AssetAddresses
  /// `desk.js`.
  var script: Address
  /// The page's own address, for the navigation.
  var address: Address
  /// The hidden field that proves a form is ours. It stands in every form.
  var csrf: HTML
  /// Nil before signing in.
  var staff: StaffBadge?
  var links: [NavLink] = []
  var flash: Flash?
  /// The town's public section.
  var publicHome: Address?
  var isDemonstration = false

  /// Who is at work, in words (当前用户).
  struct StaffBadge: Sendable, Equatable {
    var name: String
    /// 经办、初审…
    var duties: [String]
    /// 代方小鱼（至 11月30日）…
    var standsIn: [String] = []
    /// Messages not read yet.
    var unread = 0
  }

  /// What the last act did, in one sentence (提示).
  struct Flash: Sendable, Equatable {
    var sentence: String
    var isProblem = false

    var view: HTML {
      "<p class=\"flash\(if: isProblem, " flash-problem")\" role=\"\(isProblem ? "alert" : "status")\">\(sentence)</p>"
    }
  }

  /// The whole page. `trail` leads from the inbox to here; `issues` makes the title say that something is wrong.
  func page(_ title: String, trail: [Crumb] = [], issues: Int = 0, _ main: HTML) -> HTML {
    """
    <!DOCTYPE html>
    <html lang="zh-CN">
    \(head(issues > 0 ? "有 \(issues) 处需要修改：\(title)" : title))
    <body class="desk">
    <a class="skip" href="#main">跳到正文</a>
    \(header)
    <div class="desk-body\(if: links.isEmpty, " desk-alone")">
    \(navigation)
    <main id="main" tabindex="-1">
    \(breadcrumb(trail))
    \(flash?.view)
    \(main)
    </main>
    </div>
    </body>
    </html>

    """
  }

  private func head(_ title: String) -> HTML {
    """
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <title>\(title) - 工作台 - \(town)</title>
    <link rel="icon" type="image/svg+xml" href="\(assets.icon)">
    <link rel="stylesheet" href="\(assets.css)">
    <script src="\(script)" defer></script>
    </head>
    """
  }
}
