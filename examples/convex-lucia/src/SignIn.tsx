import { useAction } from "convex/react";
import { useState } from "react";
import { api } from "../convex/_generated/api";
import { AccountForm } from "./AccountForm";
import { Field } from "./Field";
import { keepSession } from "./session";

export function SignIn({ onSignUp }: { onSignUp: () => void }) {
  const signIn = useAction(api.accounts.signIn);
  const [refusal, setRefusal] = useState<string>();

  const submit = async (fields: { email: string; password: string }) => {
    setRefusal(undefined);
    const answer = await signIn(fields);
    if ("sessionId" in answer) keepSession(answer.sessionId);
    else setRefusal(answer.refusal);
  };

  return (
    <>
      <h1>Sign in</h1>
      <AccountForm action="Sign in" waiting="Signing in…" refusal={refusal} onSubmit={submit}>
        <Field name="email" type="email" label="E-mail" autoComplete="username" />
        <Field name="password" type="password" label="Password" autoComplete="current-password" />
      </AccountForm>
      <p>
        No account yet?{" "}
        <button type="button" className="link" onClick={onSignUp}>
          Create one
        </button>
      </p>
    </>
  );
}
