import { useMutation, useQuery } from "convex/react";
import { useState } from "react";
import { api } from "../convex/_generated/api";
import { SignIn } from "./SignIn";
import { SignUp } from "./SignUp";
import { keepSession, useSessionId } from "./session";

export function App() {
  const sessionId = useSessionId();
  const user = useQuery(api.accounts.me, { sessionId });
  const [isNew, setIsNew] = useState(false);

  if (user === undefined) return <p role="status">One moment…</p>;
  if (user && sessionId) return <Home email={user.email} sessionId={sessionId} />;
  return isNew ? (
    <SignUp onSignIn={() => setIsNew(false)} />
  ) : (
    <SignIn onSignUp={() => setIsNew(true)} />
  );
}

function Home({ email, sessionId }: { email: string; sessionId: string }) {
  const signOut = useMutation(api.accounts.signOut);
  const leave = async () => {
    await signOut({ sessionId });
    keepSession(null);
  };
  return (
    <>
      <h1>Signed in as {email}</h1>
      <form action={leave}>
        <button type="submit">Sign out</button>
      </form>
    </>
  );
}
