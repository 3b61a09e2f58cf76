-- Offices list who came and who left: the rows that every move writes for both, without a walk through everything else they did.
create index audit_moves on audit (province_code, id) where action = 'volunteer.moved';
