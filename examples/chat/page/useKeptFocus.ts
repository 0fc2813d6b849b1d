import { type FocusEvent, type RefObject, useLayoutEffect, useRef } from "react";

/** For a list whose items go by themselves: where the focused button goes with its item, the focus stays in the list. */
export function useKeptFocus(list: RefObject<HTMLElement | null>) {
  const focused = useRef<Element>(null);
  useLayoutEffect(() => {
    if (!focused.current || focused.current.isConnected) return;
    focused.current = null;
    list.current?.focus();
  });
  return {
    tabIndex: -1,
    onFocus(event: FocusEvent) {
      focused.current = event.target;
    },
    onBlur() {
      focused.current = null;
    },
  };
}
