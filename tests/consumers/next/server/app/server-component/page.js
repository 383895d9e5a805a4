import { answer } from "../answer.js";

export const dynamic = "force-dynamic"; // otherwise only the build renders this

export default async function Page() {
  return <p>{await answer()}</p>;
}
