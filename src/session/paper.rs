//! What papers look like and what they say of themselves: data that the user can change.
//!
//! The values stand in `src/rules/van-ban.toml`, each with its source. Papers are written in
//! Vietnamese whatever the language of the screen: they are signed and kept.

/// All that the papers of an office have in common (thể thức văn bản).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperRules {
    /// Sizes and margins.
    pub layout: Layout,
    /// Lines that sources disagree about.
    pub switches: Switches,
    /// Whose papers they are.
    pub office: Office,
    /// What they say.
    pub sentences: Sentences,
}

/// Sizes and margins of a paper (HD 36-HD/VPTW 2018, HD 05-HD/VPTW 2026).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// Name of the font.
    pub font: String,
    /// Letters of the text, in points.
    pub size: u32,
    /// Letters of the name of the Party at the head, in points.
    pub party_size: u32,
    /// Letters of the paper's type (tên loại văn bản), in points.
    pub title_size: u32,
    /// Letters in tables, in points.
    pub table_size: u32,
    /// Letters of the list to whom a paper goes (nơi nhận), in points.
    pub recipients_size: u32,
    /// Top, right, bottom, left margin, in millimetres.
    pub margins: [u32; 4],
    /// Distance of the page's number from the upper edge, in millimetres.
    pub number_from_top: u32,
    /// Indent of a paragraph's first line, in millimetres.
    pub first_line: u32,
    /// Space behind a paragraph, in points.
    pub after: u32,
    /// Least distance of lines, in points.
    pub line: u32,
}

/// Lines that sources disagree about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Switches {
    /// Place and date at the head of the minutes.
    pub date_line: bool,
    /// Five hyphens under the paper's subject.
    pub dash_rule: bool,
    /// The time at which each remark was made.
    pub times: bool,
}

/// Whose papers they are. What is empty is printed as a blank to be filled in by hand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Office {
    /// The body above (đảng bộ cấp trên).
    pub superior: String,
    /// The body that issues papers; empty: the body that holds the meeting.
    pub name: String,
    /// Its sign in the numbers of papers, as `ĐU`.
    pub code: String,
    /// The place named before the date (địa danh).
    pub place: String,
    /// Where the meeting is held (địa điểm).
    pub venue: String,
    /// Papers that the meeting had before it; empty: the report.
    pub documents: String,
    /// To whom papers go (nơi nhận).
    pub recipients: Vec<String>,
}

macro_rules! sentences {
    ($($name:ident $key:literal [$($place:literal),*];)*) => {
        /// A sentence or word that papers say of themselves.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs)]
        pub enum Say { $($name,)* }

        impl Say {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Returns its name in the file of rules.
            #[must_use]
            pub fn key(self) -> &'static str {
                match self { $(Self::$name => $key,)* }
            }

            /// Returns the `{places}` that it may have.
            #[must_use]
            pub fn places(self) -> &'static [&'static str] {
                match self { $(Self::$name => &[$($place),*],)* }
            }
        }
    };
}

sentences! {
    Draft "draft" [];
    Party "party" [];
    Number "number" ["number", "symbol", "code"];
    PlaceDate "place-date" ["place", "date"];
    Blank "blank" [];
    ShortBlank "short-blank" [];
    Clock "clock" ["hour", "minute"];
    Date "date" ["day", "month", "year"];
    Person "person" ["name"];
    PersonPost "person-post" ["name", "post"];
    Collective "collective" [];
    ShortcomingNumber "shortcoming-number" ["number"];
    OwnShortcoming "own-shortcoming" ["number"];
    ReviewOf "review-of" ["who"];
    ReviewShortcoming "review-shortcoming" ["number", "text"];
    OwnShortcomingOf "own-shortcoming-of" ["number", "who"];
    ItemPlace "item-place" ["section", "item"];
    BulletPlace "bullet-place" ["section", "item"];
    OfEarlier "of-earlier" ["what"];
    Again "again" ["title"];
    Reason "reason" ["name", "reason"];
    SignMinuteTaker "sign-minute-taker" [];
    SignChair "sign-chair" [];
    OnBehalf "on-behalf" ["body"];
    Recipients "recipients" [];
    Recipient "recipient" ["name"];
    LastRecipient "last-recipient" ["name"];

    MinutesTitle "minutes-title" [];
    MinutesSubject "minutes-subject" [];
    MinutesSymbol "minutes-symbol" [];
    Began "began" ["time", "date"];
    Venue "venue" ["venue"];
    Matter "matter" ["title"];
    Chair "chair" ["who"];
    MinuteTaker "minute-taker" ["who"];
    Documents "documents" ["documents"];
    WhoHeading "who-heading" [];
    Summoned "summoned" ["count"];
    CountsBlank "counts-blank" ["present", "absent"];
    Counts "counts" ["present", "summoned"];
    SittingCounts "sitting-counts" ["number", "date", "counts"];
    SittingState "sitting-state" ["number", "state"];
    Late "late" ["names"];
    Left "left" ["names"];
    Excused "excused" ["names"];
    Absent "absent" ["names"];
    NameAt "name-at" ["name", "time"];
    Guests "guests" ["count"];
    CourseHeading "course-heading" [];
    PartProcedure "part-procedure" [];
    PartCollective "part-collective" [];
    PartPersons "part-persons" [];
    ConclusionHeading "conclusion-heading" [];
    ApprovalHeading "approval-heading" [];
    Reviewed "reviewed" ["place", "text"];
    Suspended "suspended" ["time", "date"];
    Resumed "resumed" ["time", "date"];
    Motion "motion" ["time", "date", "text", "favour", "against", "abstaining", "voters"];
    Carried "carried" [];
    NotCarried "not-carried" [];
    Balloted "balloted" ["title"];
    Approved "approved" ["favour", "count"];
    ApprovedBy "approved-by" ["time", "date", "text", "favour", "against", "abstaining", "voters"];
    LeftOpen "left-open" ["who", "reason"];
    StepSkipped "step-skipped" ["step"];
    StepPutOff "step-put-off" ["step"];
    Reopened "reopened" ["time", "date", "reason"];
    ClosedDespite "closed-despite" ["reason"];
    Sealed "sealed" ["by", "time", "date", "short"];
    SealDigits "seal-digits" ["digits"];
    CarriedHeading "carried-heading" [];
    CarriedItem "carried-item" ["what", "result"];
    CarriedShortcoming "carried-shortcoming" ["text"];
    CarriedPromise "carried-promise" ["text"];
    CarriedOpinion "carried-opinion" ["text"];
    CarriedFixed "carried-fixed" [];
    CarriedPartly "carried-partly" [];
    CarriedNot "carried-not" [];
    CarriedOpen "carried-open" [];
    CarriedShare "carried-share" ["all", "fixed", "percent", "partly", "not", "open"];
    CarriedPromises "carried-promises" ["all", "fixed", "percent", "partly", "not", "open"];
    Ended "ended" ["time", "date"];
    Copies "copies" [];

    Someone "someone" [];
    Unnamed "unnamed" [];
    At "at" ["time", "lead"];
    About "about" ["lead", "shortcomings"];
    Criticism "criticism" ["who"];
    CriticismTo "criticism-to" ["who", "whom"];
    SelfCriticism "self-criticism" ["who"];
    Answer "answer" ["who"];
    AnswerTo "answer-to" ["who", "taken"];
    Accepts "accepts" ["whose"];
    AcceptsPartly "accepts-partly" ["whose"];
    Explains "explains" ["whose"];
    Commendation "commendation" ["who"];
    CommendationTo "commendation-to" ["who", "whom"];
    Question "question" ["who"];
    QuestionTo "question-to" ["who", "whom"];
    Proposal "proposal" ["who"];
    ProposalTo "proposal-to" ["who", "whom"];
    Conclusion "conclusion" ["who"];
    ConclusionTo "conclusion-to" ["who", "whom"];
    Reserved "reserved" ["who"];
    Note "note" ["who"];
    Accepted "accepted" [];
    Partly "partly" [];
    Explained "explained" [];

    ExtractTitle "extract-title" [];
    ExtractSubject "extract-subject" [];
    ExtractSymbol "extract-symbol" [];
    ExtractOf "extract-of" ["who"];
    ExtractEmpty "extract-empty" ["who"];
    ExtractTrue "extract-true" [];

    BallotTitle "ballot-title" [];
    BallotSubject "ballot-subject" [];
    BallotSymbol "ballot-symbol" [];
    BallotMatter "ballot-matter" ["title"];
    BallotTime "ballot-time" ["time", "date"];
    BallotTeam "ballot-team" ["names"];
    BallotVoters "ballot-voters" ["summoned", "present", "voters"];
    BallotApart "ballot-apart" ["names"];
    BallotPapers "ballot-papers" ["issued", "returned"];
    BallotNeeded "ballot-needed" ["needed"];
    BallotNone "ballot-none" [];
    BallotEnd "ballot-end" [];
    SignTeam "sign-team" [];

    PlanTitle "plan-title" [];
    PlanSubject "plan-subject" [];
    PlanSymbol "plan-symbol" [];
    PlanBasis "plan-basis" ["date", "title"];
    PlanShortcoming "plan-shortcoming" ["place", "text"];
    PlanOwner "plan-owner" ["what", "who"];
    PlanResponsible "plan-responsible" ["what", "who"];
    PlanPriority "plan-priority" ["what"];
    PlanDone "plan-done" [];
    PlanPartly "plan-partly" [];
    PlanNotDone "plan-not-done" [];
    PlanReport "plan-report" [];
    PlanOther "plan-other" [];
    PlanCarried "plan-carried" ["text"];
    PlanEnd "plan-end" ["count"];

    NoticeTitle "notice-title" [];
    NoticeSubject "notice-subject" [];
    NoticeSymbol "notice-symbol" [];
    NoticeBasis "notice-basis" ["date", "title", "who"];
    NoticeCollective "notice-collective" [];
    NoticePersons "notice-persons" [];
    NoticeMeeting "notice-meeting" [];
    NoticeEmpty "notice-empty" [];

    OpinionsTitle "opinions-title" [];
    OpinionsSubject "opinions-subject" [];
    OpinionsBasis "opinions-basis" ["title"];
    OpinionOpen "opinion-open" [];
    OpinionTaken "opinion-taken" ["taken", "who", "text"];
    OpinionsEnd "opinions-end" ["count"];

    AttendanceTitle "attendance-title" [];
    AttendanceSubject "attendance-subject" [];
    AttendanceOfficial "attendance-official" [];
    AttendanceGuest "attendance-guest" [];
    AttendanceEnd "attendance-end" ["count"];

    HeadNumber "head-number" [];
    HeadShortcoming "head-shortcoming" [];
    HeadRemedy "head-remedy" [];
    HeadDue "head-due" [];
    HeadResult "head-result" [];
    HeadPart "head-part" [];
    HeadOpinion "head-opinion" [];
    HeadBy "head-by" [];
    HeadTaken "head-taken" [];
    HeadName "head-name" [];
    HeadPost "head-post" [];
    HeadAs "head-as" [];
    HeadPresent "head-present" [];
    HeadSigned "head-signed" [];
    HeadOf "head-of" [];
    HeadValid "head-valid" [];
    HeadInvalid "head-invalid" [];
    HeadUnrated "head-unrated" [];
    HeadReached "head-reached" [];
}

/// What papers say: a text for each [`Say`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentences(Vec<String>);

impl Sentences {
    /// Takes the text of each sentence.
    ///
    /// # Errors
    /// The first sentence for which there is none.
    pub fn new(text: impl Fn(Say) -> Option<String>) -> Result<Self, Say> {
        let texts = Say::ALL.iter().map(|say| text(*say).ok_or(*say));
        Ok(Self(texts.collect::<Result<_, _>>()?))
    }

    /// Returns the text of a sentence, its `{places}` not filled in; empty: it is left out.
    #[must_use]
    pub fn text(&self, say: Say) -> &str {
        &self.0[say as usize]
    }
}

/// Returns the first `{place}` of a text that the sentence must not have.
#[must_use]
pub fn foreign_place(say: Say, text: &str) -> Option<&str> {
    let places = text.split('{').skip(1).filter_map(|piece| piece.split_once('}'));
    places.map(|(place, _)| place).find(|place| !say.places().contains(place))
}
