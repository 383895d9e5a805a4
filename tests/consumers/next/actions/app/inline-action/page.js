import { redirect } from "next/navigation";
import { answer } from "../answer.js";

export default function Page() {
  async function answerInUrl() {
    "use server";
    redirect(`/?${await answer()}`);
  }
  return (
    <form action={answerInUrl}>
      <button type="submit">Check</button>
    </form>
  );
}
