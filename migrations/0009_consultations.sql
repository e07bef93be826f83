-- Consultations: what people are asked about a version of a rule text, what they said, and the answer to each.

-- opens_at and closes_at: the first instant at which one can respond and the first at which one cannot any more.
-- shown_during: whether everybody sees results and comments before it closes. announced_at: when followers were told.
CREATE TABLE consultation (
    id UUID PRIMARY KEY,
    text_id UUID NOT NULL REFERENCES rule_text (id),
    version_id UUID NOT NULL REFERENCES rule_version (id),
    title TEXT NOT NULL,
    introduction TEXT NOT NULL,
    audience TEXT NOT NULL CHECK (audience IN ('everybody', 'members')),
    shown_during BOOLEAN NOT NULL,
    opens_at BIGINT NOT NULL,
    closes_at BIGINT NOT NULL,
    announced_at BIGINT,
    completed_at BIGINT,
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    person_id UUID NOT NULL REFERENCES person (id),
    made_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    CHECK (opens_at < closes_at)
);
CREATE INDEX consultation_version ON consultation (version_id);
CREATE INDEX consultation_text ON consultation (text_id);
CREATE INDEX consultation_person ON consultation (person_id);

CREATE TABLE consultation_statement (
    id UUID PRIMARY KEY,
    consultation_id UUID NOT NULL REFERENCES consultation (id),
    position BIGINT NOT NULL,
    text TEXT NOT NULL,
    node_id UUID
);
CREATE INDEX consultation_statement_order ON consultation_statement (consultation_id, position);

-- Who responds: an organisation, somebody with an account, or an e-mail address. It counts from confirmed_at on, which
-- for an address is when the link in the mail was used. mail_hash is of the secret in that mail, browser_hash of the one
-- in the browser; only SHA-256 of either is kept. The address is erased some time after completion.
CREATE TABLE consultation_respondent (
    id UUID PRIMARY KEY,
    consultation_id UUID NOT NULL REFERENCES consultation (id),
    kind TEXT NOT NULL CHECK (kind IN ('municipality', 'company', 'science', 'resident', 'other')),
    organisation_id UUID REFERENCES organisation (id),
    person_id UUID REFERENCES person (id),
    email TEXT,
    email_folded TEXT,
    language TEXT NOT NULL,
    mail_hash BYTEA UNIQUE,
    browser_hash BYTEA,
    made_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    confirmed_at BIGINT,
    told_at BIGINT
);
CREATE UNIQUE INDEX consultation_respondent_organisation ON consultation_respondent (consultation_id, organisation_id)
    WHERE organisation_id IS NOT NULL;
CREATE UNIQUE INDEX consultation_respondent_person ON consultation_respondent (consultation_id, person_id)
    WHERE person_id IS NOT NULL AND organisation_id IS NULL;
CREATE UNIQUE INDEX consultation_respondent_address ON consultation_respondent (consultation_id, email_folded)
    WHERE email_folded IS NOT NULL AND confirmed_at IS NOT NULL;
CREATE INDEX consultation_respondent_counted ON consultation_respondent (consultation_id, kind)
    WHERE confirmed_at IS NOT NULL;
CREATE INDEX consultation_respondent_browser ON consultation_respondent (browser_hash) WHERE browser_hash IS NOT NULL;
CREATE INDEX consultation_respondent_by ON consultation_respondent (person_id) WHERE person_id IS NOT NULL;

-- From 1 (wholly disagrees) to 5 (wholly agrees).
CREATE TABLE consultation_answer (
    respondent_id UUID NOT NULL REFERENCES consultation_respondent (id),
    statement_id UUID NOT NULL REFERENCES consultation_statement (id),
    agreement BIGINT NOT NULL CHECK (agreement BETWEEN 1 AND 5),
    PRIMARY KEY (respondent_id, statement_id)
);
CREATE INDEX consultation_answer_statement ON consultation_answer (statement_id, respondent_id);

-- Voices that say the same, answered at once.
CREATE TABLE consultation_group (
    id UUID PRIMARY KEY,
    consultation_id UUID NOT NULL REFERENCES consultation (id),
    title TEXT NOT NULL,
    outcome TEXT CHECK (outcome IN ('taken-over', 'partly', 'not')),
    reason TEXT NOT NULL,
    person_id UUID NOT NULL REFERENCES person (id),
    made_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
);
CREATE INDEX consultation_group_consultation ON consultation_group (consultation_id);
CREATE INDEX consultation_group_person ON consultation_group (person_id);

-- What somebody said in words: the explanation with a statement, or a comment on a node (anchor is JSON of
-- rulebook::model::Anchor). Answered by its group, or by an outcome of its own.
CREATE TABLE consultation_voice (
    id UUID PRIMARY KEY,
    consultation_id UUID NOT NULL REFERENCES consultation (id),
    respondent_id UUID NOT NULL REFERENCES consultation_respondent (id),
    statement_id UUID REFERENCES consultation_statement (id),
    node_id UUID,
    anchor TEXT,
    body TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    group_id UUID REFERENCES consultation_group (id),
    outcome TEXT CHECK (outcome IN ('taken-over', 'partly', 'not')),
    reason TEXT NOT NULL,
    answered_at BIGINT,
    CHECK ((statement_id IS NULL) <> (node_id IS NULL))
);
CREATE UNIQUE INDEX consultation_voice_explanation ON consultation_voice (respondent_id, statement_id)
    WHERE statement_id IS NOT NULL;
CREATE INDEX consultation_voice_order ON consultation_voice (consultation_id, made_at, id);
CREATE INDEX consultation_voice_node ON consultation_voice (consultation_id, node_id) WHERE node_id IS NOT NULL;
CREATE INDEX consultation_voice_group ON consultation_voice (group_id) WHERE group_id IS NOT NULL;
CREATE INDEX consultation_voice_respondent ON consultation_voice (respondent_id);
