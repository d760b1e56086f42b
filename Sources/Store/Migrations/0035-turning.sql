-- Questions that turn into orders or applications, lists taken in by a job, and where a message leads.

-- What a question became (咨询转办); the order knows it too, the application by its origin.
ALTER TABLE consultation ADD COLUMN ticket INTEGER;
ALTER TABLE consultation ADD COLUMN application INTEGER;
ALTER TABLE ticket ADD COLUMN consultation INTEGER;

-- The columns as they were confirmed, how far the rows have been taken in, and by which job.
ALTER TABLE ticket_import ADD COLUMN mapping TEXT NOT NULL DEFAULT '';
ALTER TABLE ticket_import ADD COLUMN next_row INTEGER NOT NULL DEFAULT 0;
ALTER TABLE ticket_import ADD COLUMN job INTEGER;

-- The page of our own that a message leads to; empty for none.
ALTER TABLE message ADD COLUMN link TEXT NOT NULL DEFAULT '';
