-- Organisations, people, roles, sign-in.

-- name_folded is for sorting; names_folded holds all names by which it can be found, one a line.
CREATE TABLE organisation (
    id UUID PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('municipality', 'company', 'knowledge-institution', 'other-government', 'association')),
    name TEXT NOT NULL,
    name_folded TEXT NOT NULL,
    names_folded TEXT NOT NULL,
    description TEXT NOT NULL,
    website TEXT NOT NULL,
    cbs_code TEXT UNIQUE,
    tooi_uri TEXT UNIQUE,
    province_code TEXT,
    kvk_number TEXT UNIQUE,
    ror_id TEXT UNIQUE,
    valid_from TEXT,
    valid_until TEXT,
    inhabitants BIGINT,
    made_at BIGINT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX organisation_name ON organisation (name_folded);
CREATE INDEX organisation_kind_name ON organisation (kind, name_folded);

-- Inhabitants per reference date; organisation.inhabitants repeats the latest for lists.
CREATE TABLE inhabitants (
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    reference_date TEXT NOT NULL,
    count BIGINT NOT NULL,
    source TEXT NOT NULL,
    PRIMARY KEY (organisation_id, reference_date)
);

-- Mergers, rearrangements and extensions of municipalities, on the day they took effect.
CREATE TABLE municipality_change (
    id UUID PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('merger', 'rearrangement', 'extension')),
    on_date TEXT NOT NULL,
    tooi_uri TEXT NOT NULL UNIQUE
);
CREATE TABLE municipality_change_part (
    change_id UUID NOT NULL REFERENCES municipality_change (id),
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    side TEXT NOT NULL CHECK (side IN ('before', 'after')),
    PRIMARY KEY (change_id, organisation_id, side)
);
CREATE INDEX municipality_change_part_organisation ON municipality_change_part (organisation_id);

-- E-mail domains of an organisation: who has an address there may ask to join.
CREATE TABLE organisation_domain (
    domain TEXT NOT NULL,
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    PRIMARY KEY (organisation_id, domain)
);
CREATE INDEX organisation_domain_domain ON organisation_domain (domain);

-- After erasure name and address are empty and erased_at is set; the row stays so that authorship stays countable.
CREATE TABLE person (
    id UUID PRIMARY KEY,
    name TEXT NOT NULL,
    email TEXT,
    email_folded TEXT UNIQUE,
    language TEXT NOT NULL CHECK (language IN ('nl', 'en')),
    made_at BIGINT NOT NULL,
    erased_at BIGINT
);

CREATE TABLE membership (
    person_id UUID NOT NULL REFERENCES person (id),
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    role TEXT NOT NULL CHECK (role IN ('member', 'editor', 'delegate', 'municipal-secretary', 'administrator')),
    since BIGINT NOT NULL,
    PRIMARY KEY (person_id, organisation_id, role)
);
CREATE INDEX membership_organisation ON membership (organisation_id);

CREATE TABLE network_role (
    person_id UUID NOT NULL REFERENCES person (id),
    role TEXT NOT NULL CHECK (role IN ('editor', 'moderator', 'clerk', 'administrator')),
    since BIGINT NOT NULL,
    PRIMARY KEY (person_id, role)
);

CREATE TABLE invitation (
    id UUID PRIMARY KEY,
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    email TEXT NOT NULL,
    email_folded TEXT NOT NULL,
    role TEXT NOT NULL,
    token_hash BYTEA NOT NULL UNIQUE,
    invited_by UUID NOT NULL REFERENCES person (id),
    made_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    ended_at BIGINT,
    outcome TEXT CHECK (outcome IN ('accepted', 'withdrawn'))
);
CREATE INDEX invitation_organisation ON invitation (organisation_id) WHERE ended_at IS NULL;
CREATE INDEX invitation_email ON invitation (email_folded);

CREATE TABLE join_request (
    id UUID PRIMARY KEY,
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    person_id UUID NOT NULL REFERENCES person (id),
    motivation TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    ended_at BIGINT,
    outcome TEXT CHECK (outcome IN ('accepted', 'refused', 'withdrawn')),
    decided_by UUID REFERENCES person (id),
    reason TEXT NOT NULL
);
CREATE UNIQUE INDEX join_request_once ON join_request (organisation_id, person_id) WHERE ended_at IS NULL;
CREATE INDEX join_request_person ON join_request (person_id);

CREATE TABLE session (
    id UUID PRIMARY KEY,
    token_hash BYTEA NOT NULL UNIQUE,
    person_id UUID NOT NULL REFERENCES person (id),
    client TEXT NOT NULL,
    method TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX session_person ON session (person_id);
CREATE INDEX session_expires ON session (expires_at);

-- A link by e-mail. browser_hash binds it to the browser that asked. With a person_id it signs nobody in: it gives
-- that person the address.
CREATE TABLE sign_in_link (
    id UUID PRIMARY KEY,
    token_hash BYTEA NOT NULL UNIQUE,
    browser_hash BYTEA NOT NULL,
    email TEXT NOT NULL,
    email_folded TEXT NOT NULL,
    next_path TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT,
    person_id UUID REFERENCES person (id)
);
CREATE INDEX sign_in_link_expires ON sign_in_link (expires_at);

-- An account at an OpenID provider: known by issuer and subject, never by e-mail address.
CREATE TABLE identity (
    id UUID PRIMARY KEY,
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    person_id UUID NOT NULL REFERENCES person (id),
    provider TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    UNIQUE (issuer, subject)
);
CREATE INDEX identity_person ON identity (person_id);

-- A sign-in at a provider that has begun and not yet come back. person_id is who connects a provider to an account.
CREATE TABLE provider_attempt (
    state_hash BYTEA PRIMARY KEY,
    provider TEXT NOT NULL,
    browser_hash BYTEA NOT NULL,
    nonce TEXT NOT NULL,
    verifier TEXT NOT NULL,
    next_path TEXT NOT NULL,
    person_id UUID REFERENCES person (id),
    made_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX provider_attempt_expires ON provider_attempt (expires_at);
