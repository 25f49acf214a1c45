//! How faults look: on a terminal, as JSON, as SARIF.
