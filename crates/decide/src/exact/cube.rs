//! What is known of a case, or what a condition asks for: facts that are yes, facts that are no, and classes of ages or settings that
//! are out. More in any of the three sets is always more known, or more asked for.

use super::layout::Layout;
use crate::set::Set;
use crate::vocabulary::{Consequences, Implications};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, PartialOrd, Ord)]
pub(crate) struct Cube {
    pub yes: Set,
    pub no: Set,
    pub out: Set,
}

impl Cube {
    pub fn fact(index: usize, yes: bool) -> Cube {
        let mut cube = Cube::default();
        if yes {
            cube.yes.insert(index)
        } else {
            cube.no.insert(index)
        }
        cube
    }

    #[inline]
    pub fn and(&self, other: &Cube) -> Cube {
        Cube {
            yes: self.yes | other.yes,
            no: self.no | other.no,
            out: self.out | other.out,
        }
    }

    /// Whether everything that `other` asks for is in this one.
    #[inline]
    pub fn contains(&self, other: &Cube) -> bool {
        other.yes.is_subset(&self.yes)
            && other.no.is_subset(&self.no)
            && other.out.is_subset(&self.out)
    }

    /// Whether some completion agrees with it, `implies` and `denies` left aside.
    #[inline]
    pub fn is_consistent(&self, layout: &Layout) -> bool {
        !self.yes.meets(&self.no) && layout.leaves_a_class(&self.out)
    }

    /// With everything that follows.
    #[inline]
    pub fn closed(&self, implications: &Implications) -> Cube {
        let Consequences { yes, no } = implications.close(&Consequences {
            yes: self.yes,
            no: self.no,
        });
        Cube {
            yes,
            no,
            out: self.out,
        }
    }

    /// What this one asks for beyond what is known. A known age or setting leaves nothing to ask of it.
    #[inline]
    pub fn beyond(&self, known: &Cube) -> Cube {
        Cube {
            yes: self.yes.without(&known.yes),
            no: self.no.without(&known.no),
            out: self.out.without(&known.out),
        }
    }

    /// The facts of type bool that it speaks of.
    #[inline]
    pub fn facts(&self) -> Set {
        self.yes | self.no
    }

    /// How many answers it asks for.
    #[inline]
    pub fn size(&self, layout: &Layout) -> usize {
        let classed = if self.out.is_empty() {
            0
        } else {
            layout.classed(&self.out).count()
        };
        self.facts().len() + classed
    }
}

/// The least that rules the cube out, one way after another.
pub(crate) fn clashes(layout: &Layout, cube: &Cube) -> Vec<Cube> {
    let yes = cube.yes.iter().map(|fact| Cube::fact(fact, false));
    let no = cube.no.iter().map(|fact| Cube::fact(fact, true));
    let classed = layout.classed(&cube.out).map(|classed| Cube {
        out: classed.mask.without(&cube.out),
        ..Cube::default()
    });
    yes.chain(no).chain(classed).collect()
}
