-- Redmine searches with ILIKE, which reads every text unless there is an index of its triples of letters.
SET maintenance_work_mem = '512MB';
CREATE INDEX issues_subject_trigrams ON issues USING gin (subject gin_trgm_ops);
CREATE INDEX issues_description_trigrams ON issues USING gin (description gin_trgm_ops);
CREATE INDEX journals_notes_trigrams ON journals USING gin (notes gin_trgm_ops);
