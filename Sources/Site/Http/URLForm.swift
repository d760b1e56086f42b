import Kernel

/// Reads `application/x-www-form-urlencoded`: form bodies and query strings.
package enum URLForm {
  /// Refuses what is not valid percent-encoded UTF-8.
  package static func read(_ text: some StringProtocol, limits: Form.Limits = Form.Limits()) throws -> Form {
    try read(Array(text.utf8), limits: limits)
  }

  static func read(_ bytes: [UInt8], limits: Form.Limits) throws -> Form {
    guard bytes.count <= limits.text else { throw Fault.tooLarge("提交的文字太长，请缩短后再提交。") }
    var form = Form()
    for pair in bytes.split(separator: UInt8(ascii: "&")) {
      guard form.fields.count < limits.fields else { throw Fault.tooLarge("提交的栏位太多，请分次提交。") }
      let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = PercentCode.decode(parts[0], plusIsBlank: true),
        let value = parts.count == 2 ? PercentCode.decode(parts[1], plusIsBlank: true) : ""
      else { throw Fault.invalid("", "提交的内容含有无法识别的字符，请返回重新填写。") }
      form.add(name, value)
    }
    return form
  }
}
