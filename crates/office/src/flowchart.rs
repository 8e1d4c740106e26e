//! The flowchart of a section, as it is drawn from the rules.

use decide::Rulebook;
use decide::flowchart::{ListItem, draw};

use crate::view::{FlowchartItem, FlowchartView};

/// Nothing for a section that decides nothing.
pub(crate) fn drawn(rulebook: &Rulebook, section: &str) -> Option<FlowchartView> {
    let flowchart = draw(rulebook, section)?;
    Some(FlowchartView {
        strips: flowchart.strips,
        counted: flowchart.counted,
        list: flowchart.list.into_iter().map(item).collect(),
    })
}

fn item(item: ListItem) -> FlowchartItem {
    FlowchartItem {
        text: item.text,
        children: item.children.into_iter().map(self::item).collect(),
    }
}
