/** Where this contestant's requests go; the server answers each as its own backend would. */
export const endpoint = `${location.origin}/to/${location.pathname.split("/")[2]}`;
