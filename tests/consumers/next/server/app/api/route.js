import { answer } from "../answer.js";

export const dynamic = "force-dynamic"; // before Next 15, the build stores one answer

export const GET = async () => new Response(await answer());
