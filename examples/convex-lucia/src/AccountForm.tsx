import { type FormEvent, type ReactNode, useState } from "react";
import { flushSync } from "react-dom";

interface Props {
  /** What the button says, and what it says until the server has answered. */
  action: string;
  waiting: string;
  refusal?: string;
  onSubmit: (fields: { email: string; password: string }) => Promise<void>;
  children: ReactNode;
}

/** The server checks the fields, so that every browser shows its messages beside them. */
export function AccountForm({ action, waiting, refusal, onSubmit, children }: Props) {
  const [isWaiting, setIsWaiting] = useState(false);
  const [failure, setFailure] = useState<string>();

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isWaiting) return;
    const form = event.currentTarget;
    const text = (name: string) => String(new FormData(form).get(name) ?? "");
    setIsWaiting(true);
    setFailure(undefined);
    try {
      await onSubmit({ email: text("email"), password: text("password") });
    } catch (error) {
      console.error(error);
      setFailure("The server did not answer as it should: try again.");
    }
    flushSync(() => setIsWaiting(false));
    form.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  };

  return (
    <form onSubmit={submit} noValidate aria-busy={isWaiting}>
      {children}
      {(refusal || failure) && (
        <p className="problem" role="alert">
          {failure ?? refusal}
        </p>
      )}
      <button type="submit" aria-disabled={isWaiting}>
        {isWaiting ? waiting : action}
      </button>
    </form>
  );
}
