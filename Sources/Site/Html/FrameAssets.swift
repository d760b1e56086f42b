/// Where the style sheet, the script and the pictures of the frame are served: their addresses carry a hash.
package struct AssetAddresses: Sendable, Equatable {
  package var css: Address
  package var js: Address
  /// The fish lantern (鱼灯), shown in the header.
  package var logo: Address
  /// The browser tab's picture.
  package var icon: Address

  private var hash = "sample"

  package init(css: Address, js: Address, logo: Address, icon: Address) {
    (self.css, self.js, self.logo, self.icon) = (css, js, logo, icon)
  }

  /// The usual addresses, `/assets/HASH/yudeng.css` and so on.
  package init(hash: String) {
    self.init(
      css: Address("assets", hash, "yudeng.css"), js: Address("assets", hash, "yudeng.js"),
      logo: Address("assets", hash, "logo.svg"), icon: Address("assets", hash, "favicon.svg"))
    self.hash = hash
  }

  /// A script that only some pages load.
  func script(_ name: String) -> Address { Address("assets", hash, name) }
}
