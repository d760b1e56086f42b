import Hummingbird

/// The map of what other programs may ask (接口路由). It is described in `openapi.json`, and a test holds the two against each
/// other.
extension Site {
  static let apiRoutes: [Route] = [
    .get("/api/openapi.json", ApiDocument.show),
    .post("/api/v1/proof", ApiProof.answer),
    .post("/api/v1/privacy", ApiPrivacy.answer),
  ]
}
