-- All that the catalogue in memory reads of contributions at the start, so that it need not read their texts.
CREATE INDEX contribution_catalogue ON contribution
    (id, kind, visibility, organisation_id, phase, year, published_at, active_at, state)
    WHERE state IN ('published', 'answered', 'closed');
