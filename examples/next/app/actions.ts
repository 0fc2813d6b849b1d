"use server";

import { redirect } from "next/navigation";
import { autumn } from "../lib/autumn";
import { reports } from "../lib/reports";
import { currentUser, endSession, startSession } from "../lib/session";
import { users } from "../lib/users";

/** There are no passwords in this example: who you are is the button that you press. */
export async function signIn(form: FormData): Promise<void> {
  const user = users.find(({ id }) => id === form.get("user"));
  if (!user) return;
  await autumn.customers.getOrCreate({ customerId: user.id, name: user.name, email: user.email });
  await startSession(user);
}

export async function signOut(): Promise<void> {
  await endSession();
  redirect("/");
}

export type Reply = { answer: string } | { refusal: string };

export async function ask(_previous: Reply | null, form: FormData): Promise<Reply> {
  const user = await currentUser();
  if (!user) return { refusal: "Sign in to ask a question." };
  const question = String(form.get("question"));
  try {
    // One request asks whether a question is left and counts it, before the work: whatever a browser does, no answer is free.
    const { allowed } = await autumn.check({
      customerId: user.id,
      featureId: "questions",
      sendEvent: true,
      properties: { characters: question.length },
    });
    if (!allowed) return { refusal: "You have asked all the questions of your plan." };
  } catch {
    return { refusal: "Questions can't be counted at the moment. Try again later." };
  }
  return { answer: answerTo(question) };
}

/** Stands for what costs money: a call to a language model. */
function answerTo(question: string): string {
  const words = question.toLowerCase().split(/\W+/);
  const report = reports.find(({ slug }) => slug.split("-").some((word) => words.includes(word)));
  return report?.paragraphs[0] ?? "Ask about leaves, swallows or planting.";
}
