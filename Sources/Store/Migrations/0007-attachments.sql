-- What was found in the files of items, and the originals that are kept apart.

-- One look at a file (附件检查): which original the public copy was made from, and what it takes the place of.
CREATE TABLE attachment_check (
  attachment    INTEGER PRIMARY KEY REFERENCES attachment (id),
  -- The file as it was uploaded, sealed; null when the public copy is that very file.
  original      TEXT REFERENCES blob (digest),
  original_size INTEGER,
  checked_at    INTEGER NOT NULL,
  -- Kinds of traces that stay in the public copy, separated by commas, and why.
  kept          TEXT NOT NULL DEFAULT '',
  kept_reason   TEXT NOT NULL DEFAULT '',
  -- The file whose address shows this one from its release on (替换).
  replaces      INTEGER REFERENCES attachment (id),
  CHECK ((original IS NULL) = (original_size IS NULL)),
  CHECK ((kept = '') = (kept_reason = '')),
  CHECK (replaces IS NULL OR replaces < attachment)
) STRICT;
CREATE INDEX attachment_check_by_original ON attachment_check (original) WHERE original IS NOT NULL;
CREATE INDEX attachment_check_by_replaced ON attachment_check (replaces) WHERE replaces IS NOT NULL;

-- Each thing that was found (文件痕迹), the graver first.
CREATE TABLE attachment_trace (
  attachment INTEGER NOT NULL REFERENCES attachment (id),
  position   INTEGER NOT NULL,
  kind       TEXT NOT NULL,
  weight     TEXT NOT NULL CHECK (weight IN ('grave', 'notable', 'harmless')),
  detail     TEXT NOT NULL,
  count      INTEGER NOT NULL CHECK (count > 0),
  is_removed INTEGER NOT NULL CHECK (is_removed IN (0, 1)),
  PRIMARY KEY (attachment, position)
) STRICT;

INSERT INTO setting (organisation, name, value, valid_from, source) VALUES
  (NULL, 'attachments.hiddenEmpty', '2000', '2026-01-01', '鱼灯默认值：没有内容的隐藏行列不超过此数为无碍'),
  (NULL, 'attachments.hiddenCells', '0', '2026-01-01', '鱼灯默认值：隐藏行列中有内容的单元格超过此数须处理');
