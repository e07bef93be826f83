-- Jobs, events and the trace: tables that belong to no room.

-- What happened, in order, for other rooms and other processes. Never personal data.
CREATE TABLE event (
    id UUID PRIMARY KEY,
    kind TEXT NOT NULL,
    item_kind TEXT NOT NULL,
    item_id UUID NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX event_at ON event (at);
CREATE INDEX event_item ON event (item_kind, item_id, at);

-- Work to do later. A job is done at least once, so each kind must stand being repeated.
CREATE TABLE job (
    id UUID PRIMARY KEY,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('ready', 'running', 'done', 'dead')),
    attempts BIGINT NOT NULL,
    run_at BIGINT NOT NULL,
    lease_until BIGINT,
    made_at BIGINT NOT NULL,
    ended_at BIGINT,
    last_error TEXT
);
CREATE INDEX job_ready ON job (run_at) WHERE state = 'ready';
CREATE INDEX job_running ON job (lease_until) WHERE state = 'running';
CREATE INDEX job_ended ON job (ended_at) WHERE ended_at IS NOT NULL;

-- The mailbox of the demo: mail that would have been sent. Empty in a real installation.
CREATE TABLE demo_mail (
    id UUID PRIMARY KEY,
    recipient TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX demo_mail_at ON demo_mail (at);

-- The trace: a typed, dated, signed link between any two items.
CREATE TABLE link (
    id UUID PRIMARY KEY,
    from_kind TEXT NOT NULL,
    from_id UUID NOT NULL,
    relation TEXT NOT NULL,
    to_kind TEXT NOT NULL,
    to_id UUID NOT NULL,
    organisation_id UUID NOT NULL,
    person_id UUID NOT NULL,
    made_at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE UNIQUE INDEX link_once ON link (from_id, relation, to_id) WHERE ended_at IS NULL;
CREATE INDEX link_from ON link (from_id) WHERE ended_at IS NULL;
CREATE INDEX link_to ON link (to_id) WHERE ended_at IS NULL;
