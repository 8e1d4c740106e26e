//! The fewest answers of which one is in each of some sets and no two contradict one another: branch and bound, one more answer at a time.

use super::moves::Moves;

/// More choices than this are not looked at.
const MOST_CHOICES: usize = 300_000;

pub(super) enum Found {
    These(Vec<usize>),
    /// No answers will do.
    None,
    /// There are too many ways to look at them all.
    TooMany,
}

pub(super) struct Hitting {
    sets: Vec<Vec<usize>>,
    clashes: Vec<Vec<usize>>,
    /// It is known that no fewer will do.
    at_least: usize,
}

struct Search<'s> {
    hitting: &'s Hitting,
    chosen: Vec<usize>,
    /// How often each answer is ruled out: it contradicts a chosen one, or has been tried.
    out: Vec<usize>,
    left: usize,
}

impl Hitting {
    pub fn new(moves: &Moves<'_>) -> Hitting {
        Hitting {
            sets: Vec::new(),
            clashes: moves.clashes(),
            at_least: 0,
        }
    }

    pub fn must_hit(&mut self, set: Vec<usize>) {
        if !self.sets.contains(&set) {
            self.sets.push(set);
            self.sets.sort_by_key(Vec::len);
        }
    }

    pub fn fewest(&mut self) -> Found {
        let mut left = MOST_CHOICES;
        while self.at_least <= self.clashes.len() {
            let mut search = Search {
                hitting: self,
                chosen: Vec::new(),
                out: vec![0; self.clashes.len()],
                left,
            };
            if search.within(self.at_least) {
                let mut chosen = search.chosen;
                chosen.sort_unstable();
                return Found::These(chosen);
            }
            left = search.left;
            if left == 0 {
                return Found::TooMany;
            }
            self.at_least += 1;
        }
        Found::None
    }
}

impl Search<'_> {
    /// Whether that many more answers can hit all sets that are not hit yet; then they are chosen.
    fn within(&mut self, more: usize) -> bool {
        self.left = self.left.saturating_sub(1);
        let Some(set) = self.tightest(more) else {
            return self.all_hit();
        };
        let open: Vec<usize> = self.open(&set).collect();
        let mut tried = Vec::new();
        let mut found = false;
        for answer in open {
            if self.left == 0 {
                break;
            }
            self.choose(answer, 1);
            self.chosen.push(answer);
            if self.within(more - 1) {
                found = true;
                break;
            }
            self.chosen.pop();
            self.choose(answer, -1);
            self.out[answer] += 1;
            tried.push(answer);
        }
        for answer in tried {
            self.out[answer] -= 1;
        }
        found
    }

    fn choose(&mut self, answer: usize, by: isize) {
        let hitting = self.hitting;
        for other in &hitting.clashes[answer] {
            self.out[*other] = self.out[*other].saturating_add_signed(by);
        }
    }

    fn is_hit(&self, set: &[usize]) -> bool {
        self.chosen.iter().any(|chosen| set.contains(chosen))
    }

    fn all_hit(&self) -> bool {
        self.hitting.sets.iter().all(|set| self.is_hit(set))
    }

    fn open<'a>(&'a self, set: &'a [usize]) -> impl Iterator<Item = usize> + 'a {
        set.iter().copied().filter(|answer| self.out[*answer] == 0)
    }

    /// The set not yet hit with the fewest ways to hit it; none if all are hit, or if so many are apart that there are answers too few.
    fn tightest(&self, more: usize) -> Option<Vec<usize>> {
        let mut tightest: Option<(usize, &Vec<usize>)> = None;
        let mut apart = 0;
        let mut touched = vec![false; self.out.len()];
        for set in self.hitting.sets.iter().filter(|set| !self.is_hit(set)) {
            let ways = self.open(set).count();
            if tightest.is_none_or(|(fewest, _)| ways < fewest) {
                tightest = Some((ways, set));
            }
            if self.open(set).all(|answer| !touched[answer]) {
                apart += 1;
                self.open(set).for_each(|answer| touched[answer] = true);
            }
        }
        let (_, set) = tightest?;
        (apart <= more).then(|| set.clone())
    }
}
