//! The one-line notation of statements.
