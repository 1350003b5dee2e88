//! Who asks for the floor (đăng ký phát biểu), and in which order they are called.

/// Why somebody asks for the floor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryKind {
    /// The order of the meeting itself (ý kiến về trình tự, thủ tục).
    PointOfOrder,
    /// The criticised answers (người được góp ý trả lời).
    Answer,
    /// Something is to be made clear (đề nghị làm rõ).
    Clarification,
    /// An addition to what was just said (bổ sung).
    Addition,
    /// A new opinion (ý kiến mới).
    NewOpinion,
}

impl EntryKind {
    /// All kinds, the most urgent first unless the rule profile says otherwise.
    pub const ALL: [Self; 5] =
        [Self::PointOfOrder, Self::Answer, Self::Clarification, Self::Addition, Self::NewOpinion];
}
