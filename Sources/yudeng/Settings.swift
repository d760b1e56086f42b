import Foundation
import Kernel
import Site

/// The environment's settings (环境设置), read once. An odd value stops the start and is named.
enum Settings {
  static func http(_ environment: [String: String] = ProcessInfo.processInfo.environment) throws -> HttpSettings {
    var settings = HttpSettings()
    settings.fonts = InstalledFonts.folders
    settings.host = given("YUDENG_HOST", environment) ?? "127.0.0.1"
    if let text = given("YUDENG_PORT", environment) {
      guard let port = Int(text), (0...65535).contains(port) else { throw odd("YUDENG_PORT", text, "0 到 65535 的整数") }
      settings.port = port
    }
    settings.publicOrigin = try origin(environment)
    settings.trustedProxies = try (given("YUDENG_TRUSTED_PROXIES", environment) ?? "").split(separator: ",").map {
      guard let block = AddressBlock(String($0).trimmingCharacters(in: .whitespaces)) else {
        throw odd("YUDENG_TRUSTED_PROXIES", String($0), "地址或网段，如 127.0.0.1 或 10.0.0.0/8，用逗号隔开")
      }
      return block
    }
    settings.certificate = try certificate(environment)
    settings.scanner = try scanner(environment)
    settings.pageCache = given("YUDENG_PAGE_CACHE", environment) != "off"
    return settings
  }

  /// Whether the nightly patrol is ordered from here: `YUDENG_PATROL=off` leaves it to another process, or to people.
  static func patrols(_ environment: [String: String] = ProcessInfo.processInfo.environment) -> Bool {
    given("YUDENG_PATROL", environment) != "off"
  }

  /// Hosts in private networks that the patrol may ask all the same, `portal.example:8080` with commas between.
  static func linkHosts(_ environment: [String: String] = ProcessInfo.processInfo.environment) throws -> Set<String> {
    Set(
      try (given("YUDENG_LINK_HOSTS", environment) ?? "").split(separator: ",").map {
        let text = $0.trimmingCharacters(in: .whitespaces).lowercased()
        guard let colon = text.lastIndex(of: ":"), colon > text.startIndex, Int(text[text.index(after: colon)...]) != nil
        else { throw odd("YUDENG_LINK_HOSTS", text, "主机名和端口，如 portal.example:8080，用逗号隔开") }
        return text
      })
  }

  private static func origin(_ environment: [String: String]) throws -> String? {
    guard var text = given("YUDENG_ORIGIN", environment) else { return nil }
    while text.hasSuffix("/") { text.removeLast() }
    guard text.hasPrefix("https://") || text.hasPrefix("http://"), Address(foreign: text) != nil else {
      throw odd("YUDENG_ORIGIN", text, "公众访问的网址开头，如 https://www.example.gov.cn")
    }
    return text
  }

  private static func certificate(_ environment: [String: String]) throws -> HttpSettings.Certificate? {
    let (chain, key) = (given("YUDENG_TLS_CERTIFICATE", environment), given("YUDENG_TLS_KEY", environment))
    guard let chain, let key else {
      if let only = chain ?? key {
        throw Fault.invalid("tls", "只设置了证书或密钥中的一个（\(only)），请同时设置 YUDENG_TLS_CERTIFICATE 和 YUDENG_TLS_KEY。")
      }
      return nil
    }
    for file in [chain, key] where !FileManager.default.isReadableFile(atPath: file) {
      throw Fault.invalid("tls", "读不了证书文件 \(file)，请检查位置和读权限。")
    }
    return HttpSettings.Certificate(chain: chain, key: key)
  }

  private static func scanner(_ environment: [String: String]) throws -> HttpSettings.Scanner? {
    guard let text = given("YUDENG_SCANNER", environment) else { return nil }
    let words = text.split(separator: " ").map(String.init)
    guard let program = words.first, program.hasPrefix("/"), FileManager.default.isExecutableFile(atPath: program) else {
      throw odd("YUDENG_SCANNER", text, "查毒程序的完整路径和参数，如 /usr/bin/clamdscan --no-summary --fdpass")
    }
    let failure = given("YUDENG_SCANNER_FAILURE", environment) ?? "block"
    guard ["block", "warn"].contains(failure) else { throw odd("YUDENG_SCANNER_FAILURE", failure, "block 或 warn") }
    return HttpSettings.Scanner(program: program, arguments: Array(words.dropFirst()), isStrict: failure == "block")
  }

  private static func given(_ name: String, _ environment: [String: String]) -> String? {
    environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  private static func odd(_ name: String, _ value: String, _ wanted: String) -> Fault {
    Fault.invalid(name, "设置 \(name) 的值“\(value)”不对，应为\(wanted)。")
  }
}
