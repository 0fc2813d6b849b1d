/**
 * A moment, read from every clock there is, so that none needs to be right: the page's wall clock (Unix ms; may be set),
 * its monotonic clock (ms; stops in sleep, means nothing in another page), and the handler's clock where an answer has told it.
 */
export type Instant = { wall: number; monotonic: number; page: string; handler?: number };
