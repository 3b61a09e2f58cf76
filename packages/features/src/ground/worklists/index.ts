// worklists: what waits for somebody in office today. Each feature measures its own; here it is asked for together.
// Tables: none, because each feature counts its own rows. Contract: worklists.
