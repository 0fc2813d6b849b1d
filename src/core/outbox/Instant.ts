/**
 * A moment, read from every clock there is, so that none needs to be right: the page's wall clock (Unix ms; may be set),
 * its monotonic clock (ms; stops in sleep, means nothing in another page), and the handler's clock (Unix ms), which was
 * between these two: earliest if the page has not slept since the handler's last answer, latest if it may have.
 */
export type Instant = { wall: number; monotonic: number; page: string; handler?: [earliest: number, latest: number] };
