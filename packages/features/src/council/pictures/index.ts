// pictures: what a messenger shows of a project, a need or a province.
// Tables: none, because a picture says what the page says; drawn ones are kept in this process's memory.
// Contract: pictures. Jobs: none.
export {};
