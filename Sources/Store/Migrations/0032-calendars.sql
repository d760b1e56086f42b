-- The address by which somebody's own calendar program reads the deadlines (日历订阅): one for each account, by its digest.
CREATE TABLE calendar_key (
  account INTEGER PRIMARY KEY REFERENCES account (id),
  digest  TEXT NOT NULL UNIQUE,
  made_at INTEGER NOT NULL
) STRICT;
