-- Files of items that are still to be looked through by a job: nothing of them may be public before that.
CREATE TABLE attachment_wait (
  attachment INTEGER PRIMARY KEY REFERENCES attachment (id),
  job        INTEGER NOT NULL,
  since      INTEGER NOT NULL
) STRICT;

INSERT INTO setting (organisation, name, value, valid_from, source) VALUES
  (NULL, 'attachments.checkNow', '256', '2026-01-01', '鱼灯默认值：不超过此数（KB）的附件上传时当场检查，更大的由后台任务检查');
