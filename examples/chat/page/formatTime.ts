const format = new Intl.DateTimeFormat("en-GB", { timeStyle: "medium" });

/** Unix time in ms as "13:04:05". */
export const formatTime = (time: number): string => format.format(time);
