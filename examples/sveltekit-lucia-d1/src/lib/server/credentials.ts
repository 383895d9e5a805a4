const USERNAME = /^[a-z0-9_-]{3,31}$/;
const PASSWORD_LENGTH = { min: 6, max: 255 };

export interface Credentials {
  username: string;
  password: string;
}

export type Problems = Partial<Credentials>;

/** The form's fields; a missing field or a file counts as empty text. */
export async function readCredentials(request: Request): Promise<Credentials> {
  const form = await request.formData();
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  return { username: text("username"), password: text("password") };
}

/** What to say beside the fields, or nothing if both are valid. */
export function problemsOf({ username, password }: Credentials): Problems | undefined {
  const { min, max } = PASSWORD_LENGTH;
  const problems: Problems = {};
  if (!USERNAME.test(username)) {
    problems.username = "Use 3 to 31 of a–z, 0–9, _ and -.";
  }
  if (password.length < min || password.length > max) {
    problems.password = `Use ${min} to ${max} characters.`;
  }
  return Object.keys(problems).length > 0 ? problems : undefined;
}
