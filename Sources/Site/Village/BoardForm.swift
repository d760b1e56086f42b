import Kernel
import Villages

/// A board as typed (公开栏填写): the same fields where one is set up and where one is corrected.
struct BoardForm: Sendable, Equatable {
  var name = ""
  var place = ""
  var width = ""
  var height = ""
  var sections = BoardSection.allCases.map(\.rawValue)

  init() {}

  init(_ details: Board.Details) {
    (name, place) = (details.name, details.place)
    (width, height) = (details.width.map { String($0) } ?? "", details.height.map { String($0) } ?? "")
    sections = details.sections.map(\.rawValue)
  }

  init(_ form: Form) {
    (name, place) = (form.line("name"), form.line("place"))
    (width, height) = (form.line("width"), form.line("height"))
    // A browser says nothing of boxes that are not ticked: the mark tells that they were there.
    if form["parts"] != nil { sections = form.all("sections") }
  }

  static let mark = DeskForm.Hidden("parts", "1")

  func fields(photo: String) -> [FormField] {
    [
      FormField(name: "name", label: "名称", value: name, hint: "例如“村务公开栏”。", isRequired: true, limit: 50),
      FormField(name: "place", label: "位置", value: place, hint: "例如“村委会门口东墙”。", isRequired: true, limit: 100),
      FormField(name: "width", label: "宽（厘米）", control: .code, value: width),
      FormField(name: "height", label: "高（厘米）", control: .code, value: height),
      FormField(
        name: "sections", label: "分区",
        control: .checks(
          BoardSection.allCases.map {
            FormChoice($0.rawValue, $0.chinese, isChosen: sections.contains($0.rawValue))
          })),
      FormField(name: "photo", label: photo, control: .photo, hint: "站远一点拍，看得见在哪里就行；照片只在工作台里看，不上网。"),
    ]
  }

  /// The details of a board, with numbers where numbers are wanted.
  func read() throws -> Board.Details {
    func number(_ text: String) throws -> Int? {
      if text.isEmpty { return nil }
      guard let number = Int(text) else { throw Fault.invalid("width", "宽和高请填整数，单位厘米。") }
      return number
    }
    return Board.Details(
      name: name, place: place, width: try number(width), height: try number(height),
      sections: BoardSection.allCases.filter { sections.contains($0.rawValue) })
  }
}
