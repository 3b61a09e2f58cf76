// projects: things money can finish, with a target in rials and in units.
// Tables: project. Reads: project_total.
// Contract: projects. Jobs: none.
export { projectById, projectByNumber, type ProjectGivenTo, type ProjectRow } from './queries.ts';
export { addProject, type NewProject } from './add-project.ts';
export { showProject } from './show-project.ts';
export { whyNotGive } from './policy.ts';
export { themeLabel } from './present.ts';
