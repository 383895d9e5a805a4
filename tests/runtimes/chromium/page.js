import { runConformance } from "../../conformance/index.js";
import * as api from "../package.js";

globalThis.conform = (data) => runConformance({ api, data });
