/// Samples of the list of towns and of the section's home (示例首页).
extension TownsPage {
  package static var samples: [(name: String, page: TownsPage)] {
    let frame = PublicFrame(settings: SampleTown.settings, assets: SampleTown.assets, address: Address())
    let towns = [
      Town(name: "呈坎镇（演示）", address: SampleTown.at(), count: 668, newest: "2026-11-20"),
      Town(name: "西溪南镇（演示）", address: Address("xixinan", slash: true), count: 0),
    ]
    return [
      ("towns", TownsPage(frame: frame, district: "徽州区", towns: towns)),
      ("towns-none", TownsPage(frame: frame, district: "徽州区", towns: [])),
    ]
  }
}

extension HomePage {
  package static var samples: [(name: String, page: HomePage)] {
    [("home", sample(large: false)), ("home-large", sample(large: true)), ("home-new", fresh)]
  }

  private static func sample(large: Bool) -> HomePage {
    HomePage(
      frame: SampleTown.frame(SampleTown.at(), large: large), parts: parts, newest: SampleTown.newest,
      lists: [
        List(title: "通知公告", address: SampleTown.at("notice"), rows: SampleTown.notices),
        List(title: "政策文件", address: SampleTown.at("policy"), rows: SampleTown.policies),
        List(title: "政策解读", address: SampleTown.at("reading"), rows: SampleTown.readings),
      ],
      groups: groups, office: SampleTown.office)
  }

  /// A town on its first day.
  private static var fresh: HomePage {
    HomePage(
      frame: SampleTown.frame(SampleTown.at()), parts: parts, newest: [],
      lists: [List(title: "通知公告", address: SampleTown.at("notice"), rows: [])], groups: [], office: SampleTown.office)
  }

  private static let parts = [
    Part("政府信息公开指南", hint: "怎样查阅、向谁询问", SampleTown.at("guide")),
    Part("政府信息公开制度", hint: "条例和本地规定", SampleTown.at("rules")),
    Part("法定主动公开内容", hint: "文件、资金、办事结果", SampleTown.at("statutory")),
    Part("政府信息公开年报", hint: "每年一月公布", SampleTown.at("reports")),
    Part("依申请公开", hint: "没有公开的可以申请", SampleTown.at("apply")),
  ]

  private static let groups = [
    Group(
      title: "法定主动公开内容", basis: "《政府信息公开条例》第二十条",
      categories: [
        Category("机构职能", SampleTown.at("organ"), count: 6, newest: "2026-03-02"),
        Category("规划计划", SampleTown.at("plan"), count: 12, newest: "2026-05-20"),
        Category("统计信息", SampleTown.at("figures"), count: 9, newest: "2026-07-15"),
        Category("行政许可", SampleTown.at("permit"), count: 21, newest: "2026-11-02"),
        Category("行政处罚和强制", SampleTown.at("penalty"), count: 4, newest: "2026-06-30"),
        Category("财政预决算", SampleTown.at("budget"), count: 18, newest: "2026-11-06"),
        Category("行政事业性收费", SampleTown.at("fee"), count: 2, newest: "2026-01-12"),
        Category("重大建设项目", SampleTown.at("project"), count: 15, newest: "2026-10-08"),
        Category("应急管理", SampleTown.at("emergency"), count: 11, newest: "2026-09-01"),
      ]),
    Group(
      title: "乡镇公开事项", basis: "《政府信息公开条例》第二十一条",
      categories: [
        Category("农业农村政策", SampleTown.at("farm"), count: 24, newest: "2026-10-30"),
        Category("农田水利", SampleTown.at("water"), count: 8, newest: "2026-10-20"),
        Category("土地承包经营权流转", SampleTown.at("lease"), count: 7, newest: "2026-08-19"),
        Category("宅基地使用审核", SampleTown.at("homestead"), count: 33, newest: "2026-11-11"),
        Category("土地征收", SampleTown.at("land"), count: 5, newest: "2026-04-22"),
        Category("房屋征收", SampleTown.at("house"), count: 0),
        Category("筹资筹劳", SampleTown.at("labour"), count: 3, newest: "2026-02-27"),
        Category("社会救助", SampleTown.at("aid"), count: 41, newest: "2026-11-15"),
      ]),
  ]
}
