//! The law and guidance over the procedures, for reading: every row with how sure it is, and the marks that it puts on clauses of
//! older documents. No case content.

use std::sync::Arc;

use decide::{Law, Layer, Standing, Versions};
use jiff::civil::Date;

use crate::office::Office;
use crate::said;
use crate::view::{CurrencyView, LawRow, MarkView, Sureness};

/// What the law, as it is known on a day, has to say of clauses.
#[derive(Clone)]
pub(crate) struct Marks {
    layer: Option<Arc<Layer>>,
    today: Date,
}

impl Marks {
    /// By the version of the day, or the nearest: that a passage is out of date does not depend on what decides today.
    pub(crate) fn new(layers: Option<&Versions<Arc<Layer>>>, today: Date) -> Self {
        let layer = layers.and_then(|versions| versions.nearest(today));
        Self {
            layer: layer.map(|version| Arc::clone(&version.held)),
            today,
        }
    }

    /// Everything that bears on the clause of a local document.
    pub(crate) fn on(&self, clause: &str) -> Vec<MarkView> {
        let rows = self.layer.iter().flat_map(|layer| layer.on(clause));
        let mark = |law: &Law| {
            Some(MarkView {
                law: law.id.clone(),
                says: law.bears_on(clause)?.to_owned(),
                stands: law.stands.clone(),
                sources: sources(law),
                commenced: law.commenced.to_string(),
                sureness: sureness(law, self.today).0,
            })
        };
        rows.filter_map(mark).collect()
    }
}

impl Office {
    /// Whether the id is that of a row of the law.
    #[must_use]
    pub fn is_law(&self, id: &str) -> bool {
        let layers = self.inner.catalogue.layers();
        let mut versions = layers.into_iter().flat_map(Versions::iter);
        versions.any(|version| version.held.row(id).is_some())
    }

    /// Every row, with how many of them need checking.
    #[must_use]
    pub fn currency(&self) -> Option<CurrencyView> {
        let today = said::day(self.now());
        let version = self.inner.catalogue.layers()?.nearest(today)?;
        Some(currency(
            &version.held,
            today,
            self.inner.settings.national_layer,
        ))
    }
}

/// The layer's rows as they stand on a day.
#[must_use]
pub fn currency(layer: &Layer, today: Date, decides: bool) -> CurrencyView {
    let rows: Vec<LawRow> = layer.law.iter().map(|law| row(layer, law, today)).collect();
    let count = |wanted: Sureness| rows.iter().filter(|row| row.sureness == wanted).count();
    let heading = &layer.heading;
    CurrencyView {
        title: heading.title.clone(),
        version: heading.version.clone(),
        valid_from: said::date_in_words(heading.valid_from),
        currency: heading.currency.clone(),
        decides,
        sound: count(Sureness::Sound),
        amber: count(Sureness::NeedsChecking),
        red: count(Sureness::Unknown),
        overdue: layer.law.iter().filter(|law| today > law.review_by).count(),
        today: said::date_in_words(today),
        rows,
    }
}

fn row(layer: &Layer, law: &Law, today: Date) -> LawRow {
    let (sureness, why) = sureness(law, today);
    let heading = &layer.heading;
    let asks = heading
        .rules
        .iter()
        .filter(|rule| rule.cites.contains(&law.id));
    LawRow {
        id: law.id.clone(),
        topic: law.topic.clone(),
        printed: law.printed.clone(),
        stands: law.stands.clone(),
        sources: sources(law),
        commenced: law.commenced.to_string(),
        since: law.since.map(said::date_in_words),
        read_on: said::date_in_words(law.read_on),
        review_by: said::date_in_words(law.review_by),
        overdue: today > law.review_by,
        sureness,
        why,
        asks: asks.map(|rule| rule.why.clone()).collect(),
        clauses: law
            .cited()
            .filter_map(|cited| {
                let says = law.bears_on(&cited.clause)?.to_owned();
                Some((cited.clause.clone(), says))
            })
            .collect(),
    }
}

fn sureness(law: &Law, today: Date) -> (Sureness, Vec<String>) {
    match law.standing(today) {
        Standing::Sound => (Sureness::Sound, Vec::new()),
        Standing::NeedsChecking(why) => (Sureness::NeedsChecking, why),
        Standing::Unknown(why) => (Sureness::Unknown, why),
    }
}

/// "gov.uk (primary source)".
fn sources(law: &Law) -> Vec<String> {
    let words = |source: &decide::Authority| match source.mark {
        decide::Mark::Primary => format!("{} (primary source)", source.name),
        decide::Mark::Secondary => format!("{} (secondary source)", source.name),
        decide::Mark::General => format!("{} (not read in a source)", source.name),
    };
    law.sources.iter().map(words).collect()
}
