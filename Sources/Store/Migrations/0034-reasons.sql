-- Reasons for very many applications (说明理由, 条例 第三十五条), and applications to correct records (更正, 第四十一条).

-- Which right it makes use of. Only disclosure is counted in the third part of the yearly report.
ALTER TABLE application ADD COLUMN matter TEXT NOT NULL DEFAULT 'disclosure' CHECK (matter IN ('disclosure', 'amendment'));
-- What the record should say, and what proves it (更正).
ALTER TABLE application ADD COLUMN claim TEXT NOT NULL DEFAULT '';
ALTER TABLE application ADD COLUMN evidence TEXT NOT NULL DEFAULT '';
-- The period that was set when it was registered, where the regulation fixes none.
ALTER TABLE application ADD COLUMN term TEXT;
-- Who has the right to correct, when it is not us (有权更正的行政机关).
ALTER TABLE application ADD COLUMN organ TEXT;

-- 说明理由: asked once, with a day by which to answer; what came; what was thought of it.
ALTER TABLE application ADD COLUMN reasons_ground TEXT;
ALTER TABLE application ADD COLUMN reasons_asked_on TEXT;
ALTER TABLE application ADD COLUMN reasons_days INTEGER CHECK (reasons_days BETWEEN 1 AND 60);
ALTER TABLE application ADD COLUMN reasons_given TEXT;
ALTER TABLE application ADD COLUMN reasons_given_on TEXT;
ALTER TABLE application ADD COLUMN reasons_accepted INTEGER CHECK (reasons_accepted IN (0, 1));
-- 延迟答复的合理期限: in working days from where the period runs, in place of the twenty.
ALTER TABLE application ADD COLUMN delay_days INTEGER CHECK (delay_days BETWEEN 21 AND 250);
ALTER TABLE application ADD COLUMN delay_reason TEXT;
ALTER TABLE application ADD COLUMN delay_setter_name TEXT;
ALTER TABLE application ADD COLUMN delay_set_on TEXT;
ALTER TABLE application ADD COLUMN delay_told_on TEXT;

INSERT INTO setting (organisation, name, value, valid_from, source) VALUES
  (NULL, 'applications.reasonsDays', '15', '2019-05-15', '鱼灯默认值：条例第三十五条没有规定说明理由的期限；以本地规定为准'),
  (NULL, 'applications.amendmentTerm', '20个工作日', '2019-05-15', '鱼灯默认值：条例第四十一条没有规定更正的期限；以本地规定为准');
