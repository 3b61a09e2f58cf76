// letters: what an office writes to somebody: a draft, then numbered without gaps, dated, and never changed; withdrawn with a
// reason. Whoever has the code of a letter sees that it is ours, and nothing of what it says.
// Tables: letter, letter_counter. Reads: in the checks audit. Contract: letters. Schedule: letters.erase.
