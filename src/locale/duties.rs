//! The words of the lists and forms in which it is settled who answers for what and what is
//! promised.

words! {
    /// What these lists and forms say.
    DutyWord {
        ThreadTitle: "Xem mọi điều về ai, về hạn chế nào" | "All about which shortcoming, which member",
        ResponsibleTitle: "Ai chịu trách nhiệm về {what}" | "Who answers for {what}",
        CausesTitle: "Từ nguyên nhân nào" | "Which causes it comes from",
        NoOne: "Chưa rõ ai" | "Nobody yet",
        NoCause: "Không nguyên nhân nào" | "None of them",
        PromisesTitle: "Việc đã hứa; chọn ý kiến khác để ghi thành lời hứa" | "What is promised; take another remark to make it a promise",
        PromiseTitle: "Lời hứa" | "Promise",
        Fill: "Ai làm, hạn nào, kiểm tra thế nào…" | "Whose, by when, how checked…",
        First: "Đưa vào việc ưu tiên" | "It comes first",
        NotFirst: "Thôi ưu tiên" | "It no longer comes first",
        State: "Ghi là {state}" | "It is {state}",
        TakeBack: "Bỏ dấu lời hứa; lời nói còn nguyên" | "Take the mark away; the words stay",
        FieldOwner: "Ai làm (mã, tên hoặc chữ đầu)" | "Who does it (id, name or initials)",
        FieldDue: "Hạn, như 30/6/2025" | "By which day, as 30/6/2025",
        FieldCheck: "Cách kiểm tra, sản phẩm" | "How it is checked, what is shown",
        NobodyCalled: "Không rõ «{name}» là ai; viết mã như m3 hoặc đủ họ tên" | "Nobody, or several, are called '{name}'; write the id, as m3, or the full name",
        NoDay: "«{day}» không phải ngày; viết như 30/6/2025" | "'{day}' is no day; write it as 30/6/2025",
        PrioritiesFull: "Đã đủ {most} việc ưu tiên; thôi ưu tiên một việc trước" | "{most} promises come first already; take it from one of them",
        ChooseFirst: "Chưa rõ hạn chế nào: chọn ở khung hạn chế, hoặc {key} rồi chọn" | "Which shortcoming? Select it in the panel, or press {key} and choose",
        NothingSaid: "Chưa có ý kiến nào để ghi thành lời hứa" | "Nothing was said that could be a promise",
    }
}
