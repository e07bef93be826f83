-- Keys with which a program acts for a person. The secret itself is nowhere; scopes are words with a space between.
CREATE TABLE api_token (
    id UUID PRIMARY KEY,
    token_hash BYTEA NOT NULL UNIQUE,
    person_id UUID NOT NULL REFERENCES person (id),
    name TEXT NOT NULL,
    scopes TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX api_token_person ON api_token (person_id, made_at);
CREATE INDEX api_token_expires ON api_token (expires_at);
