//! The article that is marked in English.

use factmark_e2e::Label;

use super::{Forward, Job};

pub(super) const JOB: Job = Job {
    words: &[],
    forward: Forward::Right,
    title: "Water in Brackwater",
    text: "Orla Finch chairs the water board of Brackwater. “We were warned,” said Finch. \
        The pumps failed 12 times in May.\n\
        Deputy Ravi Menon blamed the contractor Hydra. “They cut corners,” he told reporters. \
        Hydra denies that. Repairs will cost 3 million crowns.\n\
        “Nobody asked us,” said Lena Voss of Hydra. Voss left the firm in April. \
        Brackwater has 9 pumps. “Ask the board,” she added. \
        The board meets on Friday. Orla Finch will not attend.",
    marks: [
        (Label::Entity, "Orla Finch"),
        (Label::Entity, "Brackwater"),
        (Label::Quote, "“We were warned,”"),
        (Label::Entity, "May"),
        (Label::Claim, "The pumps failed 12 times in May."),
        (Label::Entity, "Ravi Menon"),
        (Label::Entity, "Hydra"),
        (Label::Quote, "“They cut corners,”"),
        (Label::Claim, "Hydra denies that."),
        (Label::Claim, "Repairs will cost 3 million crowns."),
        (Label::Entity, "3 million crowns"),
        (Label::Quote, "“Nobody asked us,”"),
        (Label::Entity, "Lena Voss"),
        (Label::Claim, "Voss left the firm in April."),
        (Label::Entity, "April"),
        (Label::Claim, "Brackwater has 9 pumps."),
        (Label::Quote, "“Ask the board,”"),
        (Label::Claim, "The board meets on Friday."),
        (Label::Entity, "Friday"),
        (Label::Claim, "Orla Finch will not attend."),
    ],
    quotes: ["“We were warned,”", "“Nobody asked us,”"],
    speaker: "Lena Voss",
    full_name: "Lena Maria Voss",
    twice: "Orla Finch",
    too_short: "Ravi Menon",
    whole: "Deputy Ravi Menon",
};
