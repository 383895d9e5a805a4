import { useSyncExternalStore } from "react";

const KEY = "sessionId";
const CHANGED = "session-changed";

/** The session's identifier, which this browser keeps and its tabs share. */
export const useSessionId = () => useSyncExternalStore(subscribe, read);

export function keepSession(sessionId: string | null) {
  if (sessionId === null) localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, sessionId);
  dispatchEvent(new Event(CHANGED));
}

const read = () => localStorage.getItem(KEY);

function subscribe(listener: () => void) {
  addEventListener(CHANGED, listener);
  addEventListener("storage", listener); // from another tab
  return () => {
    removeEventListener(CHANGED, listener);
    removeEventListener("storage", listener);
  };
}
