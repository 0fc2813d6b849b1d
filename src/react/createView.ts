/**
 * A view of a changing snapshot that knows which of its fields were read: `getView` returns the same view until one of
 * those changes, so that `useSyncExternalStore` renders for nothing else. A change makes a new view, since the React
 * Compiler takes an object that stays the same for unchanged. `methods` are part of the view, and never change.
 */
export function createView<Snapshot extends object, Methods extends object>(
  initial: Snapshot,
  getSnapshot: () => Snapshot,
  methods: Methods,
): { getView(): Snapshot & Methods; getInitialView(): Snapshot & Methods } {
  let snapshot = initial;
  const read = new Set<PropertyKey>();
  const open = () =>
    new Proxy(
      { ...initial, ...methods },
      {
        get(_, field) {
          if (field in methods) return Reflect.get(methods, field);
          read.add(field);
          return Reflect.get(snapshot, field);
        },
      },
    );
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
