-- Staying in touch: notices, the digest, how much somebody is mailed, and searches that are followed.

-- What happened that concerns somebody: at most one for each person and event. reason is the key of the words for it.
-- item is what it is about, part the reply or other part of it. mailed_at is set when it stood in a digest, and from the
-- start when a mail of its own told it.
CREATE TABLE notice (
    person_id UUID NOT NULL,
    event_id UUID NOT NULL,
    reason TEXT NOT NULL,
    item_kind TEXT NOT NULL,
    item_id UUID NOT NULL,
    part_kind TEXT,
    part_id UUID,
    at BIGINT NOT NULL,
    read_at BIGINT,
    mailed_at BIGINT,
    PRIMARY KEY (person_id, event_id)
);
-- The first counts for the head of each page, the second lists, the third finds who gets a digest.
CREATE INDEX notice_unread ON notice (person_id, item_id) WHERE read_at IS NULL;
CREATE INDEX notice_newest ON notice (person_id, at DESC, event_id DESC);
CREATE INDEX notice_unmailed ON notice (person_id, at) WHERE read_at IS NULL AND mailed_at IS NULL;
CREATE INDEX notice_at ON notice (at);

-- Without a row: weekly. earlier is what it was before a link in a mail stopped it.
CREATE TABLE notice_setting (
    person_id UUID PRIMARY KEY,
    frequency TEXT NOT NULL CHECK (frequency IN ('daily', 'weekly', 'never')),
    earlier TEXT CHECK (earlier IN ('daily', 'weekly')),
    changed_at BIGINT NOT NULL
);

-- A morning on which digests go out. Of several processes the one that adds the row begins the work.
CREATE TABLE digest_round (
    period TEXT PRIMARY KEY,
    at BIGINT NOT NULL
);

-- A digest that was made: one for each person and period. The token in it stops the next ones.
CREATE TABLE digest (
    id UUID PRIMARY KEY,
    person_id UUID NOT NULL,
    period TEXT NOT NULL,
    token_hash BYTEA NOT NULL UNIQUE,
    at BIGINT NOT NULL,
    UNIQUE (person_id, period)
);
CREATE INDEX digest_at ON digest (at);

-- Mail to a person that counts against the weekly maximum.
CREATE TABLE posted (
    id UUID PRIMARY KEY,
    person_id UUID NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX posted_person ON posted (person_id, at);

-- A list of the exchange, as its address says it, of which somebody wants to hear what is new.
CREATE TABLE followed_search (
    id UUID PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES person (id),
    query TEXT NOT NULL,
    at BIGINT NOT NULL,
    UNIQUE (person_id, query)
);

-- The other form of a mail, and the address that stops its like.
ALTER TABLE demo_mail ADD COLUMN html TEXT NOT NULL DEFAULT '';
ALTER TABLE demo_mail ADD COLUMN unsubscribe TEXT NOT NULL DEFAULT '';

-- For "asked of you" and for the sitemap.
CREATE INDEX contribution_needed ON contribution (needed_by) WHERE needed_by IS NOT NULL AND state = 'published';
CREATE INDEX contribution_mapped ON contribution (id, changed_at) WHERE visibility = 'public' AND state IN ('published', 'answered', 'closed');
