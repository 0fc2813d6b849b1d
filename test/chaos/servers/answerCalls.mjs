/** Lets the process that forked this one call `methods`; says first what `ready` is. */
export function answerCalls(methods, ready) {
  process.on("message", async ({ call, method, args }) => {
    process.send({ call, result: await methods[method](...args) });
  });
  // Whoever forked this one is gone.
  process.on("disconnect", () => process.exit());
  process.send({ ready });
}
