-- The marketplace: examples, questions, needs and offers.

CREATE TABLE theme (
    id UUID PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    name_nl TEXT NOT NULL,
    name_en TEXT NOT NULL,
    description_nl TEXT NOT NULL,
    description_en TEXT NOT NULL,
    position BIGINT NOT NULL,
    ended_at BIGINT
);

-- The present version of a contribution; contribution_version keeps all of them.
-- content: JSON object, section key -> Markdown (see exchange::model::Section).
CREATE TABLE contribution (
    id UUID PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('question', 'example', 'need', 'offer')),
    state TEXT NOT NULL CHECK (state IN ('draft', 'published', 'answered', 'closed', 'withdrawn', 'merged', 'removed')),
    visibility TEXT NOT NULL CHECK (visibility IN ('public', 'network', 'organisation')),
    language TEXT NOT NULL CHECK (language IN ('nl', 'en')),
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    author_id UUID NOT NULL REFERENCES person (id),
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    content TEXT NOT NULL,
    phase TEXT CHECK (phase IN ('idea', 'pilot', 'in-use', 'stopped', 'failed')),
    needed_by TEXT,
    version BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    published_at BIGINT,
    year BIGINT,
    changed_at BIGINT NOT NULL,
    active_at BIGINT NOT NULL,
    merged_into UUID REFERENCES contribution (id),
    accepted_reply_id UUID,
    reply_count BIGINT NOT NULL,
    support_count BIGINT NOT NULL,
    reuse_count BIGINT NOT NULL
);
CREATE INDEX contribution_listed ON contribution (published_at DESC, id DESC) WHERE state IN ('published', 'answered', 'closed');
-- Lists and their counts come from the catalogue in memory (foundation/search) and need no index of their own.
CREATE INDEX contribution_public ON contribution (organisation_id) WHERE visibility = 'public' AND state IN ('published', 'answered', 'closed');
CREATE INDEX contribution_kind ON contribution (kind, published_at DESC, id DESC) WHERE state IN ('published', 'answered', 'closed');
CREATE INDEX contribution_organisation ON contribution (organisation_id, published_at DESC, id DESC);
CREATE INDEX contribution_author ON contribution (author_id, changed_at DESC);
CREATE INDEX contribution_merged ON contribution (merged_into);

CREATE TABLE contribution_theme (
    contribution_id UUID NOT NULL REFERENCES contribution (id),
    theme_id UUID NOT NULL REFERENCES theme (id),
    PRIMARY KEY (contribution_id, theme_id)
);
CREATE INDEX contribution_theme_theme ON contribution_theme (theme_id, contribution_id);

CREATE TABLE contribution_version (
    contribution_id UUID NOT NULL REFERENCES contribution (id),
    version BIGINT NOT NULL,
    title TEXT NOT NULL,
    content TEXT NOT NULL,
    details TEXT NOT NULL,
    person_id UUID NOT NULL REFERENCES person (id),
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    reason TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (contribution_id, version)
);
CREATE INDEX contribution_version_person ON contribution_version (person_id);

CREATE TABLE attachment (
    id UUID PRIMARY KEY,
    contribution_id UUID NOT NULL REFERENCES contribution (id),
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size BIGINT NOT NULL,
    sha256 BYTEA NOT NULL,
    person_id UUID NOT NULL REFERENCES person (id),
    made_at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE INDEX attachment_contribution ON attachment (contribution_id) WHERE ended_at IS NULL;
CREATE TABLE attachment_content (
    attachment_id UUID PRIMARY KEY REFERENCES attachment (id),
    bytes BYTEA NOT NULL
);

-- parent_id: the reply that this one answers; one level deep.
CREATE TABLE reply (
    id UUID PRIMARY KEY,
    contribution_id UUID NOT NULL REFERENCES contribution (id),
    parent_id UUID REFERENCES reply (id),
    person_id UUID NOT NULL REFERENCES person (id),
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    body TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    changed_at BIGINT,
    version BIGINT NOT NULL,
    ended_at BIGINT,
    ended_reason TEXT NOT NULL
);
CREATE INDEX reply_contribution ON reply (contribution_id);
-- Most replies answer the contribution itself: an index on their empty parent would lead a planner astray.
CREATE INDEX reply_top ON reply (contribution_id, made_at, id) WHERE parent_id IS NULL;
CREATE INDEX reply_parent ON reply (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX reply_person ON reply (person_id);
CREATE TABLE reply_version (
    reply_id UUID NOT NULL REFERENCES reply (id),
    version BIGINT NOT NULL,
    body TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (reply_id, version)
);

-- "We too": an organisation has the same question or need.
CREATE TABLE support (
    contribution_id UUID NOT NULL REFERENCES contribution (id),
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    person_id UUID NOT NULL REFERENCES person (id),
    note TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (contribution_id, organisation_id)
);
CREATE INDEX support_organisation ON support (organisation_id);
CREATE INDEX support_person ON support (person_id);

-- "We re-used this", with what came of it.
CREATE TABLE reuse (
    id UUID PRIMARY KEY,
    contribution_id UUID NOT NULL REFERENCES contribution (id),
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    person_id UUID NOT NULL REFERENCES person (id),
    body TEXT NOT NULL,
    at BIGINT NOT NULL,
    changed_at BIGINT,
    UNIQUE (contribution_id, organisation_id)
);
CREATE INDEX reuse_organisation ON reuse (organisation_id);
CREATE INDEX reuse_person ON reuse (person_id);

CREATE TABLE follow (
    person_id UUID NOT NULL REFERENCES person (id),
    item_kind TEXT NOT NULL CHECK (item_kind IN ('contribution', 'theme', 'organisation')),
    item_id UUID NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (person_id, item_kind, item_id)
);
CREATE INDEX follow_item ON follow (item_kind, item_id);

CREATE TABLE report (
    id UUID PRIMARY KEY,
    item_kind TEXT NOT NULL CHECK (item_kind IN ('contribution', 'reply')),
    item_id UUID NOT NULL,
    contribution_id UUID NOT NULL REFERENCES contribution (id),
    person_id UUID NOT NULL REFERENCES person (id),
    reason TEXT NOT NULL,
    body TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    ended_at BIGINT,
    outcome TEXT CHECK (outcome IN ('removed', 'kept')),
    decided_by UUID REFERENCES person (id),
    decision TEXT NOT NULL
);
CREATE INDEX report_open ON report (made_at) WHERE ended_at IS NULL;
CREATE INDEX report_person ON report (person_id);

-- A form that was sent: sending it again leads to the same result.
CREATE TABLE submission (
    id UUID PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES person (id),
    result TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX submission_at ON submission (at);
CREATE INDEX submission_person ON submission (person_id);
