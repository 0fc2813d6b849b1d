"use client";

import { useActionState } from "react";
import { ask } from "./actions";

export function AskForm() {
  const [reply, submit, isPending] = useActionState(ask, null);
  return (
    <section className="card ask" aria-labelledby="ask-title">
      <h2 id="ask-title">Ask Maple</h2>
      <form action={submit}>
        <label className="visually-hidden" htmlFor="question">
          Question
        </label>
        <input id="question" name="question" placeholder="Why do leaves turn red?" maxLength={200} required />
        <button type="submit" className="button primary" disabled={isPending}>
          Ask
        </button>
      </form>
      <p role="status" className={reply && "refusal" in reply ? "refusal" : "answer"}>
        {reply && ("refusal" in reply ? reply.refusal : reply.answer)}
      </p>
    </section>
  );
}
