/** UTF-8 bytes of the params in one request. */
export const maxBatchBytes = 24 * 1024;
