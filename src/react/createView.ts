/**
 * A view of a changing snapshot that knows which of its fields were read: `getView` returns the same view until one of
 * those changes, so that `useSyncExternalStore` renders for nothing else. A change makes a new view, since the React
 * Compiler takes an object that stays the same for unchanged. What `initial` has functions for are methods of the view,
 * which never change.
 */
export function createView<View extends object>(
  initial: View,
  getSnapshot: () => object,
): { getView(): View; getInitialView(): View } {
  let snapshot: object = initial;
  const read: PropertyKey[] = [];
  const handler: ProxyHandler<View> = {
    get(_, field) {
      const method = Reflect.get(initial, field);
      if (typeof method === "function") return method;
      if (!read.includes(field)) read.push(field);
      return Reflect.get(snapshot, field);
    },
  };
  const initialView = new Proxy(initial, handler);
  let view = initialView;

  return {
    getInitialView: () => initialView,
    getView() {
      const before = snapshot;
      snapshot = getSnapshot();
      if (
        snapshot !== before &&
        read.some((field) => !Object.is(Reflect.get(before, field), Reflect.get(snapshot, field)))
      ) {
        read.length = 0;
        view = new Proxy(initial, handler);
      }
      return view;
    },
  };
}
