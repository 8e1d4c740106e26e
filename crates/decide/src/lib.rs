//! The decision core: a procedure held as data, the facts of a case as far as they are known, and what then must, may and must not
//! be done, exactly, with the reasons. It knows nothing of incidents, reads no file and no clock, and cannot panic on any input.
//!
//! A directive is *required* when the facts known suffice under every completion of the unknown ones that the vocabulary allows,
//! *possible* when some completion requires it and some does not, and *absent* when none does.

pub mod batch;
mod closure;
mod decision;
pub mod difference;
mod document;
mod edition;
mod exact;
pub mod explain;
mod expression;
mod facts;
mod fault;
pub mod flowchart;
mod layer;
mod outcome;
mod procedure;
pub mod proof;
mod set;
pub mod table;
mod truth;
mod value;
pub mod vignette;
mod vocabulary;
mod ways;

pub use closure::{Closed, Conflict, Contradiction};
pub use decision::{Decided, Known, Rulebook};
pub use edition::{InForce, Version, Versions};
pub use expression::{Comparison, Expression, parse as parse_expression};
pub use facts::{Answers, FactFault, Facts};
pub use fault::{Fault, Source, nearest};
pub use layer::{Attached, Authority, Cited, Commenced, Law, Layer, Mark, Standing};
pub use outcome::{Answer, Because, Directed, NearMiss, Outcome, Question, Status};
pub use procedure::{
    Accounted, AnswerKind, Ask, Clause, Contact, Expect, Form, FormQuestion, Honoured, Modality,
    Opening, Procedure, Rule, RuleIndex, Ruling, RulingIndex, Step, Takes, Vignette,
    parse_vignettes, strength_beside,
};
pub use set::{MOST, Set};
pub use truth::Truth;
pub use value::{FactKind, NotASetting, OLDEST, Setting, Value};
pub use vocabulary::{
    DirectiveDefinition, DirectiveId, DirectiveKind, FactDefinition, FactId, Uneasy, Urgency,
    Vocabulary,
};
pub use ways::Ways;
