// Code that the manifests of consumers with a Vite server share.
export const VITE_READY = /Local:\s+(http:\S+)/;
