// Pages send no script unless they ask for it with `export const csr = true`.
export const csr = false;
