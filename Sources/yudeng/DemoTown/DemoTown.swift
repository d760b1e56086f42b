import Accounts
import Kernel
import Publishing
import Store

/// The demonstration's organisations, columns and settings (演示镇). Village names are those of the national division
/// table (呈坎镇 341004103); all else is made up and says so.
struct DemoTown: Sendable {
  let district: Organisation
  let town: Organisation
  let villages: [Organisation]

  static func build(_ store: Store) async throws -> DemoTown {
    try await store.write(as: .program("demo")) { tx in
      let district = try Organisation.add(
        .district, slug: "huizhou", name: "徽州区人民政府（演示）", shortName: "徽州区（演示）", tx)
      let town = try Organisation.add(
        .town, slug: "chengkan", name: "呈坎镇人民政府", shortName: "呈坎镇（演示）", code: "000000000", below: district.id, tx)
      let villages = try villageNames.map { slug, name in
        try Organisation.add(.village, slug: slug, name: "\(name)村民委员会", shortName: name, below: town.id, tx)
      }
      try ColumnPlan.install(in: town.id, tx)
      for (name, value) in settings {
        try Setting.set(name, to: value, for: town.id, from: tx.today, source: "演示", tx)
      }
      try Setting.set("site.demonstration", to: "yes", for: district.id, from: tx.today, source: "演示", tx)
      // Its accounts are for trying out: nobody sets up a phone for them.
      try Setting.set("site.name", to: "徽州区政务公开（演示）", for: district.id, from: tx.today, source: "演示", tx)
      return DemoTown(district: district, town: town, villages: villages)
    }
  }

  private static let villageNames = [
    ("chengkan-cun", "呈坎村"), ("wangcun", "汪村村"), ("sicun", "四村村"), ("lingshan", "灵山村"), ("yanggan", "杨干村"),
    ("rongxi", "容溪村"), ("shichuan", "石川村"),
  ]

  /// Filing marks stay unset: pages show placeholders, never an invented code.
  private static let settings = [
    ("site.sponsor", "呈坎镇人民政府（演示）"), ("site.phone", "0559-0000000（演示号码）"),
    ("guide.office", "呈坎镇政府信息公开办公室（演示）"), ("guide.address", "呈坎镇政府一楼为民服务中心（演示地址）"),
    ("guide.hours", "工作日 8:00—12:00，14:30—17:30"), ("guide.phone", "0559-0000000（演示号码）"),
    ("guide.fax", "0559-0000001（演示号码）"), ("guide.internet", "本网站“依申请公开”栏目"),
  ]
}
