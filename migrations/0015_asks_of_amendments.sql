-- What amendments ask of somebody, on a page that is opened often: of those that were submitted, and of those with a
-- question for who submitted them.
CREATE INDEX rule_amendment_submitted ON rule_amendment (version_id, advice) WHERE state = 'submitted';
CREATE INDEX rule_amendment_asked ON rule_amendment (organisation_id) WHERE questions <> '[]';
