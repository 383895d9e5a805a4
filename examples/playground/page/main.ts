import { startBenchmark } from "./bench";
import { startCode } from "./code";
import { startHashing } from "./hash";
import { startInspecting } from "./inspect";
import { startWorkerTime } from "./worker-time";

startHashing();
startInspecting();
startBenchmark();
startCode();
startWorkerTime();
