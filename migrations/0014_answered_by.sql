-- Who did something last with a voice by itself: answered it, put it in a group, took that back. Null when nobody did.
ALTER TABLE consultation_voice ADD COLUMN answered_by UUID REFERENCES person (id);
CREATE INDEX consultation_voice_answered_by ON consultation_voice (answered_by) WHERE answered_by IS NOT NULL;
