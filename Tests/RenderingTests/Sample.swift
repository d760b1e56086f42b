/// A notice that has everything an official text has.
import Kernel
import Manuscript
import Rendering

enum Sample {
  static var notice: Document {
    Document(
      title: "呈坎镇人民政府关于印发《呈坎镇2026年防汛抗旱应急预案》的通知", manuscript: text,
      media: ["map.png": Pixel.png], number: "呈政〔2026〕3号",
      head: Document.Head(issuer: "呈坎镇人民政府文件", signers: ["王小满"]),
      imprint: Document.Imprint(copies: ["区应急管理局", "各村民委员会"], printer: "呈坎镇党政办公室", printed: Day("2026-03-10")),
      publisher: "呈坎镇人民政府", published: Day("2026-03-09"), indexNumber: "CK001/2026-00003",
      address: "https://www.example.gov.cn/chengkan/items/1", phone: "0559-3500000")
  }

  private static var text: Manuscript {
    Manuscript(blocks: [
      .paragraph(Paragraph([.text("各村民委员会，镇直各单位：")])),
      indented("现将《呈坎镇2026年防汛抗旱应急预案》印发给你们，请认真贯彻执行。“三防”工作——预防为主，防抗结合。"),
      .heading(level: 1, [.text("一、总体要求")]),
      indented("（一）压实责任。各村要落实党政同责，一岗双责，联系人昇玥喆、𠮷翀珺。"),
      .paragraph(
        Paragraph(
          [
            .text("面积约1200m"), .text("2", marks: .superscript), .text("，详见"),
            .link(address: "https://www.example.gov.cn/a?b=1&c=2", [.text("区政府网站")]), .text("。"),
          ], indented: true)),
      .heading(level: 1, [.text("二、重点任务")]),
      .heading(level: 2, [.text("（一）巡查")]),
      .list(ordered: false, items: [[plain("白天巡查一次；")], [plain("夜间巡查两次。")]]),
      .table(table),
      .image(Image(source: "media:map.png", alt: "灵山水库位置图")),
      indented("附件：1.呈坎镇防汛抗旱指挥部成员名单"),
      indented("2.呈坎镇防汛物资储备表"),
      .signature([.text("呈坎镇人民政府")]),
      .date([.text("2026年3月9日")]),
      .note([.text("（此件公开发布）")]),
    ])
  }

  private static var table: Table {
    Table(
      caption: [.text("防汛责任人一览")],
      rows: [
        ["村", "责任人", "职责"].map { Table.Cell([plain($0)], isHeader: true) },
        [Table.Cell([plain("灵山村")], rowSpan: 2), Table.Cell([plain("王小满")]), Table.Cell([plain("巡查水库")])],
        [Table.Cell([plain("李大雪")]), Table.Cell([plain("物资")])],
        [Table.Cell([plain("合计")], colSpan: 2, alignment: .center), Table.Cell([plain("2人")], alignment: .end)],
      ])
  }

  private static func plain(_ text: String) -> Block { .paragraph(Paragraph([.text(text)])) }
  private static func indented(_ text: String) -> Block { .paragraph(Paragraph([.text(text)], indented: true)) }
}
