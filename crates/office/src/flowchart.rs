//! The flowchart of a section, as it is drawn from the rules.

use decide::Rulebook;
use decide::flowchart::{ListItem, draw};

use crate::view::FlowchartItem;

/// The picture and the nested list; nothing for a section that decides nothing.
pub(crate) fn drawn(rulebook: &Rulebook, section: &str) -> (String, Vec<FlowchartItem>) {
    draw(rulebook, section).map_or_else(Default::default, |flowchart| {
        (
            flowchart.svg,
            flowchart.list.into_iter().map(item).collect(),
        )
    })
}

fn item(item: ListItem) -> FlowchartItem {
    FlowchartItem {
        text: item.text,
        children: item.children.into_iter().map(self::item).collect(),
    }
}
