-- How the amendments of a bundle (bundle_id) belong together: same for one vote that decides on all of them, alternatives
-- when the others fall as soon as one is adopted. Null without a bundle.
ALTER TABLE rule_amendment ADD COLUMN bundle_kind TEXT CHECK (bundle_kind IN ('same', 'alternatives'));
