import { useAction } from "convex/react";
import { useState } from "react";
import { api } from "../convex/_generated/api";
import { AccountForm } from "./AccountForm";
import { Field } from "./Field";
import { keepSession } from "./session";

export function SignUp({ onSignIn }: { onSignIn: () => void }) {
  const signUp = useAction(api.accounts.signUp);
  const [problems, setProblems] = useState<{ email?: string; password?: string }>({});

  const submit = async (fields: { email: string; password: string }) => {
    const answer = await signUp(fields);
    if ("sessionId" in answer) keepSession(answer.sessionId);
    else setProblems(answer.problems);
  };

  return (
    <>
      <h1>Create an account</h1>
      <AccountForm action="Create account" waiting="Creating the account…" onSubmit={submit}>
        <Field
          name="email"
          type="email"
          label="E-mail"
          autoComplete="username"
          problem={problems.email}
        />
        <Field
          name="password"
          type="password"
          label="Password"
          autoComplete="new-password"
          hint="8 to 255 characters."
          problem={problems.password}
        />
      </AccountForm>
      <p>
        Have an account?{" "}
        <button type="button" className="link" onClick={onSignIn}>
          Sign in
        </button>
      </p>
    </>
  );
}
