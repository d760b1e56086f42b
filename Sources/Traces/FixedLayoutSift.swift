import Manuscript

/// What an OFD file (GB/T 33190) says of its makers (版式文件痕迹). A signed one is left as it is: any change breaks the
/// seal.
enum FixedLayoutSift {
  static func sift(_ package: inout OfficePackage, _ keeping: Set<Trace.Kind>) throws(Refusal) -> Sifted {
    var ledger = TraceLedger(keeping: keeping)
    let isSigned = package.names.contains { $0.lowercased().contains("/signs/") || $0.lowercased().contains("signature") }
    guard var tree = try package.tree("OFD.xml") else { return Sifted() }
    let names = ["Author": "作者", "Creator": "软件", "Subject": "主题", "Abstract": "摘要", "Keywords": "关键词"]
    var said: [String] = []
    for node in tree.all("DocInfo").flatMap(tree.children) {
      let (name, text) = (tree.name(node), tree.text(of: node, limit: 200).trimmingWhiteSpace)
      if let word = names[name], !text.isEmpty { said.append("\(word)：\(text)") }
      if ["Author", "Creator", "CreatorVersion", "Subject", "Abstract", "Keywords", "CustomDatas"].contains(name) {
        tree.drop(node)
      }
    }
    let goes = !isSigned && ledger.removes(.author)
    if !said.isEmpty {
      ledger.note(.author, "文件属性里写着" + said.joined(separator: "，") + "。", count: said.count, removed: goes)
    }
    if isSigned { ledger.note(.signature, "文件带有电子签章，改动会使签章失效，没有去掉任何内容。", removed: false) }
    let inside = package.names.filter { $0.lowercased().contains("attach") && !$0.hasSuffix(".xml") }
    if !inside.isEmpty {
      ledger.note(.embedded, "嵌着别的文件：\(inside.map { String($0.split(separator: "/").last ?? "") }.told())。", removed: false)
    }
    guard goes else { return Sifted(ledger.traces) }
    package.put(tree, "OFD.xml")
    return Sifted(ledger.traces, clean: package.isChanged ? package.packed() : nil)
  }
}
