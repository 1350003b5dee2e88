//! The words of the hand-over to the archive.

words! {
    /// What is said of what is handed over.
    HandoverWord {
        Shelf: "thời hạn bảo quản: {class}; ký hiệu hồ sơ: {code}" | "kept: {class}; reference code: {code}",
        NotThere: "luu-tru.toml còn ghi {file}, tệp này không có ở đó; nếu đã đổi tên, sửa tên trong sổ" | "luu-tru.toml still names {file}, which is not there; if it was renamed, mend its name in the register",
        NotSaid: "chưa ghi" | "not said",
        NoSuchClass: "không có thời hạn bảo quản «{class}»; chỉ dùng: {allowed}" | "there is no retention class '{class}'; use: {allowed}",
        NotWhole: "không lập được danh mục: {count} tệp chưa đọc được; sửa hoặc chuyển chúng đi rồi làm lại" | "no manifest was made: {count} files cannot be read; mend or move them and try again",
        Nothing: "không có phiên họp hay văn bản nào trong {folder}" | "there are no sessions or papers in {folder}",
        Written: "{file}: {count} tệp; kiểm tra bằng: sha256sum -c {file}" | "{file}: {count} files; check them with: sha256sum -c {file}",
    }
}
