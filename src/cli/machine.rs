//! What whoever is at a machine says of it.

use clap::Args;

use super::bilingual::both;

#[derive(Args, Clone, Copy, Debug, Default)]
pub(super) struct MachineOptions {
    #[arg(
        long = "approved-machine",
        visible_alias = "godkand-dator",
        help = both!(
            "Säger att datorn är godkänd för säkerhetsskyddsklassificerade poster",
            "Says that the machine is approved for security-classified records"
        )
    )]
    pub(super) on_approved_machine: bool,
}
