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
  const read = new Set<PropertyKey>();
  const open = () =>
    new Proxy(initial, {
      get(_, field) {
        const method = Reflect.get(initial, field);
        if (typeof method === "function") return method;
        read.add(field);
        return Reflect.get(snapshot, field);
      },
    });
  const initialView = open();
  let view = initialView;

  return {
    getInitialView: () => initialView,
    getView() {
      const before = snapshot;
      snapshot = getSnapshot();
      for (const field of read) {
        if (!Object.is(Reflect.get(before, field), Reflect.get(snapshot, field))) {
          read.clear();
          view = open();
        }
      }
      return view;
    },
  };
}
