-- What somebody does not want to be shown again as fitting a contribution. It changes nobody else's page.
CREATE TABLE match_dismissal (
    person_id UUID NOT NULL REFERENCES person (id),
    contribution_id UUID NOT NULL REFERENCES contribution (id),
    other_id UUID NOT NULL REFERENCES contribution (id),
    at BIGINT NOT NULL,
    PRIMARY KEY (person_id, contribution_id, other_id)
);
