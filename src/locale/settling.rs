//! The words of the lists in which it is settled what became of what was carried over.

words! {
    /// What these lists say.
    SettleWord {
        Title: "Việc kỳ trước để lại, kết quả khắc phục" | "What the session before left open, and what became of it",
        StateTitle: "Kết quả thế nào?" | "What became of it?",
        FormTitle: "Kết quả: {state}" | "Result: {state}",
        Clear: "Bỏ kết quả đã ghi" | "Take the result away",
        FieldEvidence: "Minh chứng, có thể để trống" | "What shows it, may be empty",
        EvidenceHint: "Ghi vào biên bản và kế hoạch khắc phục" | "It stands in the minutes and the remedy plan",
        Done: "Đã ghi kết quả việc kỳ trước" | "The result is recorded",
        LikeNumber: " (như số {number})" | " (like number {number})",
        UnlikeNumber: " (khác số {number})" | " (not number {number})",
        OneWith: "Đang tính là một với số {number}" | "Counted as one with number {number}",
        TwoWith: "Đã ghi là hai với số {number}" | "Said to be two with number {number}",
        OneOrTwo: "Hai hạn chế hay một hạn chế được nêu lại?" | "Two shortcomings, or one named again?",
        AreTwo: "Là hai hạn chế, tính riêng" | "They are two and count apart",
        AreOne: "Là một, tính một lần" | "They are one and count once",
        DoneTwo: "Đã ghi là hai hạn chế, tính riêng" | "Recorded: two shortcomings",
        DoneOne: "Đã ghi là một hạn chế, tính một lần" | "Recorded: one shortcoming",
        Nothing: "Không có việc nào của kỳ trước" | "Nothing was carried over",
    }
}
