export type Call = { method: string; url: URL; headers: Headers; text: string };
