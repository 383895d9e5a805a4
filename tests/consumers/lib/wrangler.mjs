// Code that the manifests of consumers on Cloudflare share.

/** The newest compatibility date that the pinned wrangler's workerd supports. */
export const NEWEST_DATE = "2026-11-17";

export const ON_FREE_PORTS = [
  ...["--ip", "127.0.0.1", "--port", "0", "--inspector-port", "0"],
  "--show-interactive-dev-session=false",
];

export const READY = /Ready on (http:\S+)/;

export const WORKERD = { runtime: "workerd", runtimePackage: "workerd" };
