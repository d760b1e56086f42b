/// A PDF whose pages are pictures and nothing else (图片型 PDF): no text, no fonts, no attachments, nothing unseen.
package struct PicturePDF {
  private var objects = PDFObjects()
  private let catalogue: Int
  private let tree: Int
  private var pages: [Int] = []

  package init() {
    catalogue = objects.reserve()
    tree = objects.reserve()
  }

  /// Adds a page of dots: three bytes each, or one where it is grey.
  package mutating func add(_ dots: [UInt8], width: Int, height: Int, isGrey: Bool, perInch density: Int) {
    let (picture, content, page) = (objects.reserve(), objects.reserve(), objects.reserve())
    let space = isGrey ? "/DeviceGray" : "/DeviceRGB"
    objects.stream(
      picture, "/Type/XObject/Subtype/Image/Width \(width)/Height \(height)/ColorSpace\(space)/BitsPerComponent 8", dots)
    let size = [width, height].map { PDFText.number(Double($0) * 72 / Double(density)) }
    objects.stream(content, "", Array("q \(size[0]) 0 0 \(size[1]) 0 0 cm /I Do Q\n".utf8))
    objects.put(
      page,
      "<</Type/Page/Parent \(tree) 0 R/MediaBox[0 0 \(size[0]) \(size[1])]"
        + "/Resources<</XObject<</I \(picture) 0 R>>>>/Contents \(content) 0 R>>")
    pages.append(page)
  }

  /// The whole file.
  package mutating func finished(title: String) -> [UInt8] {
    let kids = pages.map { "\($0) 0 R" }.joined(separator: " ")
    objects.put(tree, "<</Type/Pages/Count \(pages.count)/Kids[\(kids)]>>")
    objects.put(catalogue, "<</Type/Catalog/Pages \(tree) 0 R/Lang(zh-CN)/ViewerPreferences<</DisplayDocTitle true>>>>")
    return objects.finished(root: catalogue, info: objects.add("<</Title \(PDFText.text(title))>>"))
  }
}
