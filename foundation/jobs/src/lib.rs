//! Jobs, outbox, mail.
