/** Tables only: read without any script of ours. */
export const csr = false;
