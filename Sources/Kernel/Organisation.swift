/// An organisation (单位): a district, a town, or a village or office below it. Every row of every domain
/// belongs to one, and every query is scoped by one.
package struct Organisation: Hashable, Sendable {
  /// 区县、乡镇、村（社区）、站所.
  package enum Kind: String, CaseIterable, Sendable { case district, town, village, office }

  package let id: Identifier<Organisation>
  package let parent: Identifier<Organisation>?
  package let kind: Kind
  /// Its part of an address, such as `chengkan`: lower-case letters, digits and hyphens.
  package let slug: String
  /// The full standard name, such as 呈坎镇人民政府.
  package let name: String
  /// The short name, such as 呈坎镇.
  package let shortName: String
  /// The organisation code in an index number (索引号): 9 characters of GB 11714 or 18 of GB 32100; empty until known.
  package let code: String

  package init(
    id: Identifier<Organisation>, parent: Identifier<Organisation>?, kind: Kind, slug: String, name: String,
    shortName: String, code: String
  ) {
    self.id = id
    self.parent = parent
    self.kind = kind
    self.slug = slug
    self.name = name
    self.shortName = shortName
    self.code = code
  }
}

/// Marks the keys of columns (栏目). The row itself is `Publishing`'s.
package enum ColumnRow {}
/// Marks the keys of staff accounts (账号). The row itself is `Accounts`'.
package enum AccountRow {}
