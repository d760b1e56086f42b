-- Rules of the house that have a day and a source: how long backups are kept, and who must have a second factor.

INSERT INTO setting (organisation, name, value, valid_from, source) VALUES
  (NULL, 'backup.keepDays', '180', '2026-01-01', '鱼灯默认值：备份保留 180 天后销毁；以本单位的备份制度为准'),
  (NULL, 'accounts.adminSecondFactor', '1', '2026-01-01', 'GB/T 22239-2019 身份鉴别：两种或两种以上组合的鉴别技术（三级要求）；1 为必须，0 为不要求');
