import { answer } from "../answer.js";

export const dynamic = "force-dynamic"; // otherwise the build renders it once for all

export default async function Page() {
  return <p>{await answer()}</p>;
}
