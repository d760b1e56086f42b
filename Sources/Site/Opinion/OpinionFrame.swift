/// The plain skeleton around what somebody without an account is shown (征求意见页框架): no way into the desk, nothing for
/// a search engine.
struct OpinionFrame: Sendable {
  var town: String
  var assets: AssetAddresses

  func page(_ title: String, issues: Int = 0, _ main: HTML) -> HTML {
    """
    <!DOCTYPE html>
    <html lang="zh-CN">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex, nofollow, noarchive">
    <title>\(issues > 0 ? "有 \(issues) 处需要修改：" : "")\(title) - \(town)</title>
    <link rel="icon" type="image/svg+xml" href="\(assets.icon)">
    <link rel="stylesheet" href="\(assets.css)">
    </head>
    <body class="desk opinion-page">
    <a class="skip" href="#main">跳到正文</a>
    <header><div class="desk-head"><p class="desk-brand"><img src="\(assets.logo)" alt="" width="40" height="40">
    <span><strong>\(town)</strong> <small>征求意见</small></span></p></div></header>
    <main id="main" tabindex="-1">
    \(main)
    </main>
    </body>
    </html>

    """
  }
}
