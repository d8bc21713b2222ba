//! The keys for a whole article: label by label, each in text order, so that what links point to is there before the
//! link. Of all orders of the labels the cheapest is taken.

use anyhow::{Context, Result, ensure};
use factmark::model::{Annotation, AnnotationId, Document, Fragments, LabelId};
use factmark::text::Span;
use factmark::workspace::Action;

use super::desk::Desk;
use super::press::{Press, count};
use super::search::{Way, cheapest};

/// What one annotation of the gold file takes.
#[derive(Debug, Clone)]
pub struct Effort {
    /// Its label.
    pub label: LabelId,
    /// Its words.
    pub words: String,
    /// The keys, in order; none if another one brought it along.
    pub presses: Vec<Press>,
    /// How many more annotations these keys marked, at the other places with the same words.
    pub n_propagated: usize,
}

impl Effort {
    /// How many key presses.
    pub fn cost(&self) -> usize {
        count(&self.presses)
    }
}

/// The cheapest plan for an article as the gold file marks it.
///
/// # Errors
/// The gold file holds what keys cannot make.
pub fn plan(gold: &Document) -> Result<Vec<Effort>> {
    let mut labels: Vec<LabelId> = gold.annotations().iter().map(|it| it.label.clone()).collect();
    labels.sort_unstable();
    labels.dedup();
    let mut best: Result<Vec<Effort>> =
        Err(anyhow::anyhow!("no order of the labels makes every link possible"));
    for order in orders(&labels) {
        if !links_are_possible(gold, &order) {
            continue;
        }
        let found = plan_in_order(gold, &order)?;
        let cost = |plan: &[Effort]| plan.iter().map(Effort::cost).sum::<usize>();
        if best.as_ref().map_or(true, |best| cost(&found) < cost(best)) {
            best = Ok(found);
        }
    }
    best
}

/// All orders of some labels.
fn orders(labels: &[LabelId]) -> Vec<Vec<LabelId>> {
    if labels.is_empty() {
        return vec![Vec::new()];
    }
    let mut all = Vec::new();
    for (i, first) in labels.iter().enumerate() {
        let mut others = labels.to_vec();
        others.remove(i);
        all.extend(orders(&others).into_iter().map(|rest| [vec![first.clone()], rest].concat()));
    }
    all
}

/// Whether every link points to what is marked before it.
fn links_are_possible(gold: &Document, order: &[LabelId]) -> bool {
    let place = |id: &AnnotationId| {
        let label = &gold.annotations().get(id)?.label;
        order.iter().position(|it| it == label)
    };
    gold.relations().all(|link| place(&link.to) < place(&link.from))
}

fn plan_in_order(gold: &Document, order: &[LabelId]) -> Result<Vec<Effort>> {
    let mut desk = Desk::with(&gold.meta.title, gold.text().as_str());
    let mut plan = Vec::new();
    for label in order {
        for annotation in gold.annotations().iter().filter(|it| it.label == *label) {
            let effort = effort_of(&mut desk, gold, annotation)
                .with_context(|| format!("{label} “{}”", gold.words_of(annotation)))?;
            plan.push(effort);
        }
    }
    Ok(plan)
}

fn is_marked(desk: &Desk, label: &LabelId, fragments: &Fragments) -> Result<bool> {
    Ok(desk.document()?.annotations().iter().any(|it| it.label == *label && it.fragments == *fragments))
}

/// Marks one annotation on the desk and tells the keys.
fn effort_of(desk: &mut Desk, gold: &Document, annotation: &Annotation) -> Result<Effort> {
    let (label, words) = (annotation.label.clone(), gold.words_of(annotation));
    let mut effort = Effort { label, words, presses: Vec::new(), n_propagated: 0 };
    if is_marked(desk, &annotation.label, &annotation.fragments)? {
        ensure!(
            gold.relations().all(|link| link.from != annotation.id),
            "its links would need another visit"
        );
        return Ok(effort);
    }
    let key = desk.label(&annotation.label)?.key.context("the label has no key")?;
    let first = annotation.fragments.first();
    let way = cheapest(desk, first, &Press::of(key))?.context("no keys lead there")?;
    let Way { presses, tagged } = way;
    effort.presses.extend(presses);
    desk.tag(&annotation.label, tagged)?;
    if tagged != first {
        desk.set_bounds(first)?;
    }
    for &fragment in annotation.fragments.as_slice().iter().skip(1) {
        add_fragment(desk, fragment, &mut effort.presses)?;
    }
    for link in gold.relations().filter(|link| link.from == annotation.id) {
        let to = gold.annotations().get(&link.to).context("a link leads nowhere")?;
        let n = desk.link(&link.kind, &to.label, &to.fragments)?;
        effort.presses.extend(vec![Press::for_action(Action::Link)?; n]);
    }
    propagate(desk, gold, annotation, &mut effort)?;
    Ok(effort)
}

fn add_fragment(desk: &mut Desk, fragment: Span, presses: &mut Vec<Press>) -> Result<()> {
    if desk.next_stretch() == Some(fragment) {
        presses.push(Press::for_action(Action::JoinQuoted)?);
    } else {
        // Keys that choose something else on the way (O, U, W) would let go of the annotation.
        anyhow::bail!("a fragment that is not the next quoted one; there are no keys for it here yet");
    }
    desk.add_fragment(fragment)
}

/// Marks the other places with the same words, if that is exactly what the gold file has there.
fn propagate(desk: &mut Desk, gold: &Document, annotation: &Annotation, effort: &mut Effort) -> Result<()> {
    if annotation.fragments.as_slice().len() > 1 {
        return Ok(());
    }
    let places = desk.ticked_places()?;
    let is_wanted = |place: &Span| {
        let fragments = Fragments::one(*place);
        gold.annotations().iter().any(|it| it.label == annotation.label && it.fragments == fragments)
    };
    if !places.is_empty() && places.iter().all(is_wanted) {
        desk.propagate(&places)?;
        effort.presses.extend([Press::for_action(Action::Propagate)?, Press::of("enter")]);
        effort.n_propagated = places.len();
    }
    Ok(())
}
