//! JSON (RFC 8259), with places.
