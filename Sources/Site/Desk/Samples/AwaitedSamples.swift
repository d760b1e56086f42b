// Until their owners write samples, these pages have none in the gallery.
extension KeptDraftsPage { static var samples: [(name: String, page: KeptDraftsPage)] { [] } }
