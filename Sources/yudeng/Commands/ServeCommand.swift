import ArgumentParser
import Files
import Kernel
import Logging
import Publishing
import ServiceLifecycle
import Site
import Store
import UnixSignals

/// `yudeng serve`: the site and everything that runs beside it, until it is told to stop.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "启动网站。",
    discussion: """
      YUDENG_HOST、YUDENG_PORT 监听地址（默认 127.0.0.1:8080）；YUDENG_ORIGIN 公众访问的网址开头；
      YUDENG_TLS_CERTIFICATE、YUDENG_TLS_KEY 证书；YUDENG_TRUSTED_PROXIES 可信代理的地址；
      YUDENG_LINK_HOSTS 巡检站外链接时可以访问的内网主机（主机:端口，逗号隔开）；
      YUDENG_SCANNER 查毒程序，YUDENG_SCANNER_FAILURE 查毒程序不能用时拒收（block，默认）或放行（warn）。
      """)

  func run() async throws {
    let home = Home.fromEnvironment()
    let http = try Settings.http()
    let store = try home.openExisting()
    let files = try FileStore(folder: home.files)
    let ledger = try VisitLedger(path: home.visits, entropy: .system)
    let logger = Logger(label: "yudeng")
    let uploads = try home.emptied(home.uploads)
    let site = try Site(
      store: store, files: files, settings: http, secretKey: try home.secretKey(), uploads: uploads, entropy: .system,
      count: { tag in ledger.note(Item.ID(Int64(tag)), on: store.today()) })
    let front = Front(http, cache: site.cache) { tag, isBot, isStaff in
      if !isBot && !isStaff { ledger.note(Item.ID(Int64(tag)), on: store.today()) }
    }
    let server = WebServer(http, gate: site.gate, front: front, logger: logger) { port in
      Console.say("鱼灯已启动：http\(http.isSecure ? "s" : "")://\(http.host):\(port)/")
      Console.say("工作台：http\(http.isSecure ? "s" : "")://\(http.host):\(port)/desk/")
    }
    // The last of the list is the first to stop: no page asks for work that nobody does any more.
    let jobs = try BackgroundWork(home, store, origin: http.publicOrigin ?? "", logger: logger)
    let upkeep = Upkeep(
      site: site, store: store, ledger: ledger, logger: logger, isPatrolling: Settings.patrols())
    try await ServiceGroup(
      services: [upkeep, jobs, server],
      gracefulShutdownSignals: [.sigterm, .sigint], logger: logger
    ).run()
  }
}
