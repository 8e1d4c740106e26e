//! The flowchart of a section, as it is drawn from the rules.

use decide::Rulebook;

use crate::view::FlowchartItem;

/// The picture and the nested list.
pub(crate) fn drawn(_rulebook: &Rulebook, _section: &str) -> (String, Vec<FlowchartItem>) {
    (String::new(), Vec::new())
}
