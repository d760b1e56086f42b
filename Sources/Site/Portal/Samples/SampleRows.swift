/// Lines of lists as they might really be (示例条目).
extension SampleTown {
  static let policies: [ItemRow] = [
    ItemRow(
      title: "呈坎镇人民政府关于印发《呈坎镇传统村落消防安全管理办法》的通知", address: item("policy", 41),
      published: "2026-10-28 09:30", validity: .inForce, documentNumber: "呈政〔2026〕41号"),
    ItemRow(
      title: "呈坎镇人民政府关于做好今冬明春农田水利建设工作的通知", address: item("policy", 38), published: "2026-10-12 15:05",
      validity: .inForce, documentNumber: "呈政〔2026〕38号"),
    ItemRow(
      title: "呈坎镇农村宅基地审批管理实施细则", address: item("policy", 30), published: "2026-08-03 10:00", validity: .amended,
      documentNumber: "呈政〔2026〕30号"),
    ItemRow(
      title: "呈坎镇民宿管理暂行办法", address: item("policy", 12), published: "2023-04-18 11:20", validity: .repealed,
      documentNumber: "呈政〔2023〕12号"),
    ItemRow(
      title: "呈坎镇 2022 年防汛抗旱应急预案", address: item("policy", 9), published: "2022-03-30 08:45", validity: .lapsed),
  ]

  static let readings: [ItemRow] = [
    ItemRow(
      title: "一图读懂《呈坎镇传统村落消防安全管理办法》", address: item("reading", 7), published: "2026-10-28 10:10"),
    ItemRow(title: "《呈坎镇农村宅基地审批管理实施细则》文字解读", address: item("reading", 5), published: "2026-08-04 09:00"),
    ItemRow(title: "镇长谈：水利冬修的钱从哪里来、怎么用", address: item("reading", 4), published: "2026-07-16 16:30"),
  ]

  static let notices: [ItemRow] = [
    ItemRow(title: "关于灯会期间道路交通临时管制的公告", address: item("notice", 88), published: "2026-11-20 17:00"),
    ItemRow(title: "2026 年第三季度农村低保金发放情况公示", address: item("aid", 86), published: "2026-11-15 09:12"),
    ItemRow(title: "呈坎镇便民服务大厅国庆节值班安排", address: item("notice", 80), published: "2026-09-28 08:30"),
    ItemRow(title: "农村饮水工程停水检修通知", address: item("notice", 77), published: "2026-09-10 14:00"),
  ]

  static let newest: [ItemRow] = [
    ItemRow(
      title: "关于灯会期间道路交通临时管制的公告", address: item("notice", 88), published: "2026-11-20 17:00", column: "通知公告"),
    ItemRow(
      title: "2026 年第三季度农村低保金发放情况公示", address: item("aid", 86), published: "2026-11-15 09:12", column: "社会救助"),
    ItemRow(
      title: "呈坎镇 2026 年 1—9 月预算执行情况", address: item("budget", 85), published: "2026-11-06 10:26", column: "财政预决算"),
    ItemRow(
      title: "呈坎镇人民政府关于印发《呈坎镇传统村落消防安全管理办法》的通知", address: item("policy", 41),
      published: "2026-10-28 09:30", validity: .inForce, column: "政策文件"),
    ItemRow(
      title: "灵金河中小河流治理工程竣工验收结果", address: item("water", 71), published: "2026-10-20 11:00", column: "农田水利"),
  ]
}
