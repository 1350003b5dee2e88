//! What can go wrong with files: facts. The words are `locale`'s.
