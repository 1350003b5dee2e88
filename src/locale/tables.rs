//! The words of the tables for other programs.

words! {
    /// What is said of tables that were written.
    TablesWord {
        Jsonl: "{folder}: bảng của {sessions} phiên họp, mỗi bảng một tệp .jsonl; mô tả các cột ở tables.json" | "{folder}: tables of {sessions} sessions, one .jsonl file each; tables.json describes the columns",
        Parquet: "{folder}: bảng .jsonl của {sessions} phiên họp, chưa có Parquet; DuckDB tạo trong thư mục này: duckdb < parquet.sql" | "{folder}: .jsonl tables of {sessions} sessions, no Parquet yet; DuckDB makes it in that folder: duckdb < parquet.sql",
        Sql: "{folder}: bảng của {sessions} phiên họp cho PostgreSQL; nạp khi chạy trong thư mục này: psql -f load.sql" | "{folder}: tables of {sessions} sessions for PostgreSQL; to load them run this in that folder: psql -f load.sql",
        Nothing: "không đọc được phiên họp nào trong {folder}; chưa ghi bảng nào" | "no session in {folder} can be read; no tables were written",
        Foreign: "{folder} đã có tệp khác, không phải bảng của kiemdiem; chọn thư mục khác, hoặc thêm --force" | "{folder} holds other files, not tables of kiemdiem; choose another folder, or add --force",
        NotWhole: "thiếu {lost} tệp không đọc được; sửa chúng rồi làm lại" | "{lost} files that cannot be read are missing; mend them and try again",
    }
}
