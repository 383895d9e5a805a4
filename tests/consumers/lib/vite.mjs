// What manifests of consumers with a Vite server have in common.
export const VITE_READY = /Local:\s+(http:\S+)/;
