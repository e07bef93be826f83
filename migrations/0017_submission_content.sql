-- What a form said when it was sent, as SHA-256: the same identifier with other words is no repetition. Forms of before
-- are forgotten; they were only kept for people who send one twice.
DELETE FROM submission;
ALTER TABLE submission ADD COLUMN content BYTEA NOT NULL DEFAULT '';
