//! Motions by show of hands.

use super::Chair;
use super::acts::number;
use super::lists::{filled, members};
use crate::locale::acts::{ActWord, decided, voters};
use crate::locale::chair::ChairWord;
use crate::locale::session::refusal;
use crate::session::change::Change;
use crate::session::ids::MotionId;
use crate::session::motion::{Hands, Matter, Motion};
use crate::session::row::Swap;
use crate::session::vote::Threshold;
use crate::text::Clean;
use crate::ui::desk::{Deed, whole_second};
use crate::ui::overlay::{Form, Overlay, Part, Pick, Purpose, Seat, SeatForm};
use crate::ui::screens::record::{item, picker};
use crate::ui::screens::{Context, Reply, Weight};

impl Chair {
    fn motion_of(&self, id: &MotionId) -> Option<&Motion> {
        self.session().motions.iter().find(|motion| motion.id == *id)
    }

    /// Lists motions, the last one first; where there is none, a new one is put at once.
    pub(super) fn motion_list(&self, context: Context<'_>) -> Reply {
        if self.session().motions.is_empty() {
            return self.motion_form(None, context);
        }
        let lang = context.lang;
        let mut items = vec![item(ChairWord::NewMotion.text(lang), "", Pick::Motion(None))];
        for motion in self.session().motions.iter().rev() {
            let result = match motion.is_carried() {
                None => ActWord::Uncounted,
                Some(true) => ActWord::Carried,
                Some(false) => ActWord::NotCarried,
            };
            let label = format!("{} {}", motion.at.format("%H:%M"), motion.text);
            items.push(item(&label, result.text(lang), Pick::Motion(Some(motion.id.clone()))));
        }
        Reply::overlay(picker(ChairWord::MotionsTitle, Purpose::Seat(Seat::Motions), items))
    }

    /// Puts a new motion, or offers what can be done with one.
    pub(super) fn motion(&self, id: Option<MotionId>, context: Context<'_>) -> Reply {
        let Some(id) = id else {
            let refused = self.vote_refused(context);
            return refused.unwrap_or_else(|| self.motion_form(None, context));
        };
        let part = |word: ChairWord, part| item(word.text(context.lang), "", Pick::Part(part));
        let items = vec![
            part(ChairWord::CountHands, Part::Count),
            part(ChairWord::Apart, Part::Apart),
            part(ChairWord::TakeBack, Part::TakeBack),
        ];
        let about = self.motion_of(&id).map_or_else(String::new, |motion| motion.text.clone());
        let mut list = picker(ChairWord::VoteTitle, Purpose::Seat(Seat::Motion(id)), items);
        if let Overlay::Picker(picker) = &mut list {
            picker.about = about;
        }
        Reply::overlay(list)
    }

    /// Asks what is put and how many agree, and says how many may vote and are needed.
    fn motion_form(&self, id: Option<&MotionId>, context: Context<'_>) -> Reply {
        let motion = id.and_then(|id| self.motion_of(id));
        let text = motion.map_or("", |motion| &motion.text);
        let hands = motion.and_then(|motion| motion.hands);
        let count = |of: fn(&Hands) -> u32| {
            hands.as_ref().map(|hands| of(hands).to_string()).unwrap_or_default()
        };
        let favour = count(|hands| hands.in_favour);
        let against = count(|hands| hands.against);
        let abstaining = count(|hands| hands.abstaining);
        let fields = [
            (ChairWord::MotionText, text),
            (ChairWord::Favour, &favour),
            (ChairWord::Against, &against),
            (ChairWord::Abstaining, &abstaining),
        ];
        let mut reply = filled(ChairWord::MotionsTitle, SeatForm::Motion(id.cloned()), &fields);
        if let Some(Overlay::Form(form)) = &mut reply.overlay {
            form.hint = self.may_vote(motion, context);
        }
        reply
    }

    /// Says how many may vote and how many are needed, and first that too few are there.
    fn may_vote(&self, motion: Option<&Motion>, context: Context<'_>) -> String {
        let put = |motion: &Motion| (motion.electorate.clone(), motion.threshold);
        let (electorate, threshold) = motion.map_or_else(
            || (self.session().electorate(Vec::new()), Threshold::of(&context.profile.majority)),
            put,
        );
        let voters = electorate.voters().to_string();
        let needed = threshold.needed(&electorate).to_string();
        let values = [("voters", &*voters), ("needed", &*needed)];
        let said = ChairWord::MayVote.fill(context.lang, &values);
        self.no_quorum(context).into_iter().chain([said]).collect::<Vec<_>>().join(" · ")
    }

    /// Says why nothing is put to the vote now: too few are there, and the rules block it then.
    pub(super) fn vote_refused(&self, context: Context<'_>) -> Option<Reply> {
        let why = self.session().may_vote(context.profile).err()?;
        Some(Reply::note(Weight::Trouble, refusal(context.lang, self.session(), &why)))
    }

    /// Says that too few are there, where it is known. Unless the rules block votes then, what one
    /// is worth is for the chair to judge.
    pub(super) fn no_quorum(&self, context: Context<'_>) -> Option<String> {
        let session = self.session();
        let fact = session.quorum(session.sitting_number(), context.profile)?;
        let [present, summoned, needed] =
            [fact.present, fact.summoned, fact.needed].map(|count| count.to_string());
        let values = [("present", &*present), ("summoned", &*summoned), ("needed", &*needed)];
        (!fact.is_reached()).then(|| ChairWord::NoQuorum.fill(context.lang, &values))
    }

    /// Puts a motion, or counts its hands.
    pub(super) fn put_motion(
        &mut self,
        id: Option<&MotionId>,
        form: &Form,
        context: Context<'_>,
    ) -> Reply {
        let text = Clean::line(form.value(0)).as_str().to_owned();
        let mut counts = [0; 3];
        let mut is_counted = false;
        for (at, count) in counts.iter_mut().enumerate() {
            let value = form.value(at + 1);
            if value.is_empty() {
                continue;
            }
            is_counted = true;
            match number(value, context) {
                Ok(number) => *count = number,
                Err(why) => return Reply::note(Weight::Trouble, why),
            }
        }
        let [in_favour, against, abstaining] = counts;
        let hands = is_counted.then_some(Hands { in_favour, against, abstaining });
        let swap = match id.and_then(|id| self.motion_of(id)) {
            Some(motion) => Swap::alter(motion, Motion { text, hands, ..motion.clone() }),
            None => {
                if let Some(refused) = self.vote_refused(context) {
                    return refused;
                }
                let at = whole_second(context.now);
                Swap::new(Motion {
                    id: self.record.desk.motion_id(at),
                    at,
                    step: self.session().standing.step.clone(),
                    text,
                    matter: Matter::General,
                    electorate: self.session().electorate(Vec::new()),
                    threshold: Threshold::of(&context.profile.majority),
                    hands,
                })
            }
        };
        self.swap_motion(swap, context)
    }

    /// Alters a motion, and says what came out.
    fn swap_motion(&mut self, swap: Swap<Motion>, context: Context<'_>) -> Reply {
        let id = swap.now.as_ref().map(|motion| motion.id.clone());
        let reply = self.act(Deed::Motion, Change::Motion(Box::new(swap)), context);
        let motion = id.as_ref().and_then(|id| self.motion_of(id));
        let (None, Some(motion)) = (&reply.note, motion) else { return reply };
        let lacks = self.no_quorum(context);
        let weight = if lacks.is_some() { Weight::Attention } else { Weight::Done };
        let said = decided(context.lang, motion);
        let of = voters(context.lang, &motion.electorate, &motion.threshold);
        let parts: Vec<String> = lacks.into_iter().chain([said, of]).collect();
        Reply { effects: reply.effects, ..Reply::note(weight, parts.join(" · ")) }
    }

    pub(super) fn motion_part(
        &mut self,
        id: &MotionId,
        part: &Part,
        context: Context<'_>,
    ) -> Reply {
        let Some(motion) = self.motion_of(id) else { return Reply::default() };
        match part {
            Part::TakeBack => {
                let swap = Swap::take_back(motion);
                self.swap_motion(swap, context)
            }
            Part::Apart => {
                let apart = &motion.electorate.apart;
                let seat = Seat::ApartOfMotion(id.clone());
                let list =
                    self.several(ChairWord::PickSeveral, seat, |id| apart.contains(id), context);
                Reply::overlay(list)
            }
            _ => self.motion_form(Some(id), context),
        }
    }

    pub(super) fn motion_apart(
        &mut self,
        id: &MotionId,
        picks: &[Pick],
        context: Context<'_>,
    ) -> Reply {
        let Some(motion) = self.motion_of(id) else { return Reply::default() };
        let mut now = motion.clone();
        now.electorate.apart = members(picks);
        let swap = Swap::alter(motion, now);
        self.swap_motion(swap, context)
    }
}
