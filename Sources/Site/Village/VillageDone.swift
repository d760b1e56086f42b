import Hummingbird

/// What the last act in a village's matters did (办理结果), as a code in the address.
enum VillageDone: String, CaseIterable, Sendable {
  case listRead = "list-read"
  case listConfirmed = "list-confirmed"
  case listWithdrawn = "list-withdrawn"
  case sheetSaved = "sheet-saved"
  case sheetSigned = "sheet-signed"
  case sheetReturned = "sheet-returned"
  case sheetUp = "sheet-up"
  case sheetDown = "sheet-down"
  case sheetDropped = "sheet-dropped"
  case occasionNoted = "occasion-noted"
  case objectionNoted = "objection-noted"
  case objectionAnswered = "objection-answered"
  case boardAdded = "board-added"
  case boardCorrected = "board-corrected"
  case villageRenamed = "village-renamed"
  case villageMerged = "village-merged"
  case boardClosed = "board-closed"
  case catalogueInstalled = "catalogue-installed"
  case ruleSet = "rule-set"
  case villagesReminded = "villages-reminded"

  var sentence: String {
    switch self {
    case .listRead: "名单已读入，请看下面的公开样子，再请另一个人核对。"
    case .listConfirmed: "已核对，张贴件已做好，请按次序签字。"
    case .listWithdrawn: "名单已撤回，网上已经看不到；贴出来的请马上从墙上撕下。"
    case .sheetSaved: "内容已保存，请按次序签字。"
    case .sheetSigned: "签字已登记。"
    case .sheetReturned: "已退回，请修改后重新签字。"
    case .sheetUp: "已登记上墙，这一期完成。村民在网上也能看到了。"
    case .sheetDown: "已登记撤下。"
    case .sheetDropped: "已作废，可以重新做。"
    case .occasionNoted: "已登记，请尽快公开。"
    case .objectionNoted: "异议已登记。"
    case .objectionAnswered: "已答复。"
    case .boardAdded: "公开栏已登记。"
    case .boardCorrected: "已更正。"
    case .villageRenamed: "已更名，从现在起各处都写新的名称。"
    case .villageMerged: "并村已登记，从所填的日期起执行。"
    case .boardClosed: "公开栏已撤除。"
    case .catalogueInstalled: "已套用公开目录，各期已经排好。"
    case .ruleSet: "公开要求已保存，从所填的日期起执行。"
    case .villagesReminded: "已提醒还没有张贴的村，今天不会重复提醒。"
    }
  }

  static let sentences = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0.sentence) })
}

extension Response {
  static func seeOther(_ address: Address, _ done: VillageDone) -> Response {
    .seeOther(address.text + (address.text.contains("?") ? "&" : "?") + "done=" + done.rawValue)
  }
}
