// projects: things money can finish, with a target in rials and in units.
// Table: project (what it received is project_total of contributions). Contract: projects. No jobs yet.
export { projectByNumber, type ProjectRow } from './queries.ts';
export { addProject, type NewProject } from './add-project.ts';
export { whyNotGive } from './policy.ts';
export { themeLabel } from './present.ts';
