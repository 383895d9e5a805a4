const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const EMAIL_MAX_LENGTH = 254;
const PASSWORD_LENGTH = { min: 8, max: 255 };

export interface Fields {
  email: string;
  password: string;
  confirmation: string;
}

export type Problems = Partial<Fields>;

/** The form's fields; a missing field or a file counts as empty text. */
export async function readFields(request: Request): Promise<Fields> {
  const form = await request.formData();
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  return {
    email: text("email").trim().toLowerCase(),
    password: text("password"),
    confirmation: text("confirmation"),
  };
}

/** What to say beside the fields of the sign-up, or nothing if they are valid. */
export function problemsOf({ email, password, confirmation }: Fields): Problems | undefined {
  const problems: Problems = {};
  if (!isEmail(email)) problems.email = "Enter an e-mail address, such as ann@example.com.";
  if (!isPassword(password)) {
    problems.password = `Use ${PASSWORD_LENGTH.min} to ${PASSWORD_LENGTH.max} characters.`;
  }
  if (confirmation !== password) problems.confirmation = "The passwords differ.";
  return Object.keys(problems).length > 0 ? problems : undefined;
}

export const isEmail = (text: string) => text.length <= EMAIL_MAX_LENGTH && EMAIL.test(text);

export const isPassword = ({ length }: string) =>
  length >= PASSWORD_LENGTH.min && length <= PASSWORD_LENGTH.max;
