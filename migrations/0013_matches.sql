-- Organisations that fit can be dismissed too.
DROP TABLE match_dismissal;
CREATE TABLE match_dismissal (
    person_id UUID NOT NULL REFERENCES person (id),
    contribution_id UUID NOT NULL REFERENCES contribution (id),
    -- 'contribution' or 'organisation', and which one.
    other_kind TEXT NOT NULL,
    other_id UUID NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (person_id, contribution_id, other_id)
);
