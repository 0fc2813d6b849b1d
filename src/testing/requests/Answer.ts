export type Answer = { status: number; headers: Record<string, string>; text: string | null };
