-- What a need says in English, where its office writes it; empty: English pages show the Persian and say so.
alter table need add column title_en text;
alter table need add column description_en text;
