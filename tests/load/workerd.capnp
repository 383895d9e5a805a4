using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [(name = "load", worker = (
    compatibilityDate = "2026-01-01",
    modules = [
      (name = "worker.js", esModule = embed "bundle/worker.js"),
      (name = "edge_argon2_bg.wasm", wasm = embed "bundle/edge_argon2_bg.wasm"),
    ],
  ))],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "load")],
  v8Flags = ["--expose-gc"],
);
