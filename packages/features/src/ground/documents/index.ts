// documents: papers as PDF/A-3a with their facts inside, and the blank ones of an office.
// Tables: none, because what a paper says is of whoever has it drawn. Contract: documents. Jobs: none.
export { drawDocument } from './draw-document.ts';
export { officeName } from './present.ts';
