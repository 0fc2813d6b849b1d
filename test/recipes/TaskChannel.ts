/** As much of a MessageChannel as the outbox needs to send right after a press. React Native has none. */
export class TaskChannel {
  port1 = { onmessage: () => {}, close: () => {} };
  port2 = { postMessage: () => void setTimeout(() => this.port1.onmessage()) };
}
