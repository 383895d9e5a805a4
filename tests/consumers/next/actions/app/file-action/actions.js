"use server";

import { redirect } from "next/navigation";
import { answer } from "../answer.js";

export async function answerInUrl() {
  redirect(`/?${await answer()}`);
}
