//! A procedure that fails its check is never put in force: the same proofs as `waypost procedure check`, before anything is decided by it.

use std::sync::Arc;

use decide::{Fault, Layer, Rulebook, Versions, proof};

use super::Catalogue;
use super::refused::{Refused, failures};
use super::sentences::Sentences;
use super::shelf::Shelf;
use super::volume::Volume;

impl Shelf {
    /// What may be in force: the own procedures that pass their check, and the built-in ones, which passed it when the program was built.
    /// With `national_layer` each own one must also agree with the law and guidance over it.
    ///
    /// # Errors
    /// What no version alone is to blame for: days without a version or with two, sentences that cannot be read.
    pub fn proved(mut self, national_layer: bool) -> Result<Catalogue, Vec<Fault>> {
        let all = self.put(Vec::new())?;
        let sentences = all.sentences()?;
        let mut refused: Vec<Refused> = self.unread.iter().map(|(one, _)| one.clone()).collect();
        if national_layer {
            let built_in: Vec<&Arc<Rulebook>> = all
                .rulebooks()
                .filter(|book| all.folder_of(book.procedure()).is_none())
                .collect();
            for layer in self.layers.iter_mut().filter(|layer| !layer.proved) {
                let against = |book: &&Arc<Rulebook>| disagreement(&all, book, &layer.held);
                let why: Vec<String> = built_in.iter().flat_map(against).collect();
                layer.refused = !why.is_empty();
                refused.extend(layer.refused.then(|| Refused::failed(layer, why)));
            }
        }
        let layers = self.layers_in_force()?.filter(|_| national_layer);
        for book in self.books.iter_mut().filter(|book| !book.proved) {
            let why = against(&all, &sentences, book, layers.as_ref());
            book.refused = !why.is_empty();
            refused.extend(book.refused.then(|| Refused::failed(book, why)));
        }
        self.put(refused)
    }
}

/// What speaks against putting a procedure in force.
fn against(
    all: &Catalogue,
    sentences: &Sentences,
    book: &Volume<Rulebook>,
    layers: Option<&Versions<Arc<Layer>>>,
) -> Vec<String> {
    let report = proof::check(&book.held, sentences.of(true), &mut |_| {});
    let mut why = failures(&report, |file| all.file_of(book.held.procedure(), file));
    for layer in layers.into_iter().flat_map(Versions::iter) {
        why.extend(disagreement(all, &book.held, &layer.held));
    }
    why
}

/// Where a procedure and the law over it do not agree.
fn disagreement(all: &Catalogue, book: &Rulebook, layer: &Layer) -> Vec<String> {
    match all.together(book, layer) {
        Err(faults) => faults.iter().map(ToString::to_string).collect(),
        Ok(together) => failures(&proof::check_together(&together), |file| {
            all.file_of(together.procedure(), file)
        }),
    }
}
