"use client";

import { answerInUrl } from "../file-action/actions.js";

export default function Page() {
  return (
    <form action={answerInUrl}>
      <button type="submit">Check</button>
    </form>
  );
}
