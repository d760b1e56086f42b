import Hummingbird
import Kernel

/// Every page there is, who may open it, and where it is made. This table is the whole map of the site; it is
/// data, so that a test can walk it as every kind of visitor.
extension Site {
  package static let routes: [Route] =
    publicRoutes + consultationRoutes + calendarRoutes + applyRoutes + villageReading + apiRoutes + deskRoutes

  static let publicRoutes: [Route] = [
    .get("/", TownsPage.show),
    .get("/health", PlainReading.health),
    .get("/robots.txt", PlainReading.robots),
    .get("/sitemap.xml", SiteMapPage.xml),
    .get("/view/:size", PlainReading.chooseSize),
    .get("/:town/", HomePage.show),
    .get("/:town/search", SearchPage.show),
    .get("/:town/catalogue", CataloguePage.show),
    .get("/:town/map", SiteMapPage.show),
    .get("/:town/sitemap.xml", SiteMapPage.townXML),
    .get("/:town/feed.atom", AtomFeed.showTown),
    .get("/:town/attachments/:file", AttachmentReading.show),
    .get("/:town/:column/", ColumnPage.show),
    .get("/:town/:column/feed.atom", AtomFeed.showColumn),
    .get("/:town/:column/:number", ItemPage.show),
    .get("/:town/:column/:number/:form", RenditionReading.show),
  ]
}
